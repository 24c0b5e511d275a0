import { parseDecimal, type Rational, rational, Unsupported } from './rational.js';

/** A formula as it was written. */
export type Expression =
  | { op: 'number'; value: Rational }
  | { op: 'symbol'; name: string }
  | { op: '+' | '*' | '^'; args: [Expression, Expression] }
  | { op: 'call'; name: string; args: Expression[] };

/** Nested deeper, nothing is parsed. */
const deepest = 40;

const functions = new Set(
  'sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh ln log exp sqrt abs binom factorial'.split(' '),
);
const constants = new Map([
  ['pi', 'π'],
  ['infty', '∞'],
  ['infinity', '∞'],
  ['inf', '∞'],
  ['Infinity', '∞'],
]);
const greek =
  /^(?:alpha|beta|[gG]amma|[dD]elta|(?:var)?epsilon|zeta|eta|(?:var)?[tT]heta|iota|kappa|[lL]ambda|mu|nu|[xX]i|rho|[sS]igma|tau|(?:var)?[pP]hi|chi|[pP]si|[oO]mega|ell)$/;

/**
 * Parses LaTeX or plain notation: implicit products, mixed numbers, fractions, roots, powers, functions.
 * @throws {Unsupported} for anything else
 */
export function parseExpression(text: string): Expression {
  const scanner = new Scanner(text);
  const parsed = scanner.sum();
  if (scanner.peek() !== '') throw new Unsupported();
  return parsed;
}

const fractionPart = / +(\d+) *\/ *(\d+)(?![\d.^!])| *\\frac *(?:\{ *(\d+) *\}|(\d)) *(?:\{ *(\d+) *\}|(\d))(?! *\^)/y;

/** Whether letters and spaces are words of a language rather than variables. */
export function isWords(text: string): boolean {
  const runs = /^[a-zA-Z\s]+$/.test(text) ? text.match(/[a-zA-Z]{2,}/g) : null;
  return runs?.some((run) => !functions.has(run) && !constants.has(run)) ?? false;
}

class Scanner {
  #position = 0;
  #depth = 0;

  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next character that is no space; '' at the end. */
  peek(): string {
    while (this.#text[this.#position] === ' ') this.#position++;
    return this.#text[this.#position] ?? '';
  }

  sum(): Expression {
    if (++this.#depth > deepest) throw new Unsupported();
    let result = this.#signed();
    for (let sign = this.peek(); sign === '+' || sign === '-'; sign = this.peek()) {
      this.#position++;
      const term = this.#product();
      result = { op: '+', args: [result, sign === '-' ? negative(term) : term] };
    }
    this.#depth--;
    return result;
  }

  #signed(): Expression {
    const sign = this.peek();
    if (sign !== '+' && sign !== '-') return this.#product();
    this.#position++;
    return sign === '-' ? negative(this.#product()) : this.#product();
  }

  #product(): Expression {
    let result = this.#unary();
    for (;;) {
      const next = this.peek();
      if (next === '*' || next === '/') {
        this.#position++;
        const factor = this.#unary();
        result = { op: '*', args: [result, next === '/' ? reciprocal(factor) : factor] };
      } else if (this.#startsFactor()) {
        result = { op: '*', args: [result, this.#power()] };
      } else return result;
    }
  }

  #unary(): Expression {
    const sign = this.peek();
    if (sign !== '-' && sign !== '+') return this.#power();
    if (++this.#depth > deepest) throw new Unsupported();
    this.#position++;
    const value = this.#unary();
    this.#depth--;
    return sign === '-' ? negative(value) : value;
  }

  /** Whether what follows is multiplied without a sign. A digit after a digit is not: that is two numbers. */
  #startsFactor(): boolean {
    const next = this.peek();
    if (/\d/.test(next)) return !/[\d.]/.test(this.#text.slice(0, this.#position).trimEnd().at(-1) ?? '');
    return /[a-zA-Z(\\[{√π∞]/.test(next) && !this.#text.startsWith('\\}', this.#position);
  }

  #power(): Expression {
    let base = this.#primary();
    while (this.peek() === '!') {
      this.#position++;
      base = call('factorial', base);
    }
    if (this.peek() !== '^') return base;
    this.#position++;
    return { op: '^', args: [base, this.#exponent()] };
  }

  #exponent(): Expression {
    if (++this.#depth > deepest) throw new Unsupported();
    const exponent = this.peek() === '-' || this.peek() === '+' ? this.#unary() : this.#power();
    this.#depth--;
    return exponent;
  }

  #primary(): Expression {
    const next = this.peek();
    if (/[\d.]/.test(next)) return this.#number();
    const close = { '(': ')', '[': ']', '{': '}' }[next];
    if (close) {
      this.#position++;
      return this.#until(close);
    }
    if (next === '√') {
      this.#position++;
      return call('sqrt', this.#primary());
    }
    if (next === 'π' || next === '∞') {
      this.#position++;
      return { op: 'symbol', name: next };
    }
    if (next === '\\') return this.#command();
    return this.#letters();
  }

  #until(close: string): Expression {
    const value = this.sum();
    if (this.peek() !== close) throw new Unsupported();
    this.#position++;
    return value;
  }

  #read(pattern: RegExp): string {
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#position += found.length;
    return found;
  }

  #number(): Expression {
    const text = this.#read(/(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y);
    if (text === '') throw new Unsupported();
    const value = number(parseDecimal(text));
    if (!/^\d+$/.test(text)) return value;
    // 1 1/2 and 1\frac{1}{2} are sums
    const fraction = this.#readFraction();
    if (!fraction) return value;
    const part = number(rational(BigInt(fraction[0]), BigInt(fraction[1])));
    return { op: '+', args: [value, part] };
  }

  /** The fraction of a mixed number: two whole numbers, or nothing is read. */
  #readFraction(): [n: string, d: string] | undefined {
    const next = this.#text[this.#position];
    if (next !== ' ' && next !== '\\') return undefined;
    fractionPart.lastIndex = this.#position;
    const found = fractionPart.exec(this.#text);
    if (!found) return undefined;
    this.#position += found[0].length;
    const [n, d] = found.slice(1).filter((part) => part !== undefined);
    return [n!, d!];
  }

  #command(): Expression {
    const name = this.#read(/\\[a-zA-Z]+/y).slice(1);
    if (name === 'frac') return { op: '*', args: [this.#argument(), reciprocal(this.#argument())] };
    if (name === 'binom') return call('binom', this.#argument(), this.#argument());
    if (name === 'sqrt') return this.#root();
    return this.#named(name, `\\${name}`);
  }

  #named(name: string, symbol: string): Expression {
    const constant = constants.get(name);
    if (constant) return { op: 'symbol', name: constant };
    if (functions.has(name)) return this.#applied(name);
    if (greek.test(name)) return { op: 'symbol', name: symbol + this.#subscript() };
    throw new Unsupported();
  }

  /** What a command takes: a group, or one character. */
  #argument(): Expression {
    if (this.peek() === '{') {
      this.#position++;
      return this.#until('}');
    }
    const digit = this.#read(/\d/y);
    return digit ? number(rational(BigInt(digit))) : this.#primary();
  }

  #root(): Expression {
    if (this.peek() !== '[') return call('sqrt', this.#argument());
    this.#position++;
    const degree = this.#until(']');
    return { op: '^', args: [this.#argument(), reciprocal(degree)] };
  }

  /** A function with its argument: in brackets, or the factors that follow up to the next function. */
  #applied(name: string): Expression {
    let base: Expression | undefined;
    let exponent: Expression | undefined;
    for (;;) {
      const next = this.peek();
      if (next === '_' && name === 'log' && !base) {
        this.#position++;
        base = this.#argument();
      } else if (next === '^' && !exponent) {
        this.#position++;
        exponent = this.#exponentOfFunction();
      } else break;
    }
    const args = this.#operands();
    if (base) args.push(base);
    const value: Expression = { op: 'call', name, args };
    return exponent ? { op: '^', args: [value, exponent] } : value;
  }

  #operands(): Expression[] {
    if (this.peek() === '(') {
      const args: Expression[] = [];
      do {
        this.#position++;
        args.push(this.sum());
      } while (this.peek() === ',');
      if (this.peek() !== ')') throw new Unsupported();
      this.#position++;
      return args;
    }
    let value = this.peek() === '-' ? this.#unary() : this.#power();
    while (this.#startsFactor() && !this.#startsFunction()) value = { op: '*', args: [value, this.#power()] };
    return [value];
  }

  #startsFunction(): boolean {
    return functions.has(/^\\?([a-zA-Z]+)/.exec(this.#text.slice(this.#position, this.#position + 12))?.[1] ?? '');
  }

  #exponentOfFunction(): Expression {
    if (this.peek() === '{') return this.#argument();
    const digit = this.#read(/\d/y);
    if (digit === '') throw new Unsupported();
    return number(rational(BigInt(digit)));
  }

  /** Letters side by side: a name that is known, or up to three variables that are multiplied. */
  #letters(): Expression {
    const run = this.#read(/[a-zA-Z]+/y);
    if (run === '') throw new Unsupported();
    if (functions.has(run) || constants.has(run)) return this.#named(run, run);
    if (run.length > 3) throw new Unsupported();
    // the power that may follow belongs to the last one
    this.#position -= run.length - 1;
    return { op: 'symbol', name: run[0]! + this.#subscript() };
  }

  #subscript(): string {
    return this.#read(/ *_ *(?:[a-zA-Z0-9]|\{[a-zA-Z0-9]{1,8}\})/y).replace(/[{} ]/g, '');
  }
}

export function number(value: Rational): Expression {
  return { op: 'number', value };
}

function negative(value: Expression): Expression {
  return { op: '*', args: [number(rational(-1n)), value] };
}

function reciprocal(value: Expression): Expression {
  return { op: '^', args: [value, number(rational(-1n))] };
}

function call(name: string, ...args: Expression[]): Expression {
  return { op: 'call', name, args };
}
