import type { Expression } from './expression.js';
import { show, Unsupported } from './rational.js';

/** A formula in the notation of mathjs; `variables` gathers the names that it uses. */
export function toMathjs(expression: Expression, variables: Map<string, string>): string {
  const inner = (part: Expression) => toMathjs(part, variables);
  switch (expression.op) {
    case 'number': {
      const text = show(expression.value);
      // beyond the digits that are computed with, different numbers would look equal
      if (text.length > 80) throw new Unsupported();
      return `(${text})`;
    }
    case 'symbol':
      return symbol(expression.name, variables);
    case 'call':
      return `${functionName(expression.name, expression.args.length)}(${expression.args.map(inner).join(',')})`;
    default:
      return `(${inner(expression.args[0])}${expression.op}${inner(expression.args[1])})`;
  }
}

function symbol(name: string, variables: Map<string, string>): string {
  if (name === '∞') throw new Unsupported();
  if (name === 'π') return 'pi';
  if (name === 'e' || name === 'i') return name;
  const known = variables.get(name) ?? `v${variables.size}`;
  variables.set(name, known);
  return known;
}

const names = new Map([
  ['ln', 'log'],
  ['arcsin', 'asin'],
  ['arccos', 'acos'],
  ['arctan', 'atan'],
  ['binom', 'combinations'],
]);

function functionName(name: string, count: number): string {
  // without a base, log is the natural one for some and the decimal one for others
  if (count !== (name === 'binom' || name === 'log' ? 2 : 1)) throw new Unsupported();
  return names.get(name) ?? name;
}
