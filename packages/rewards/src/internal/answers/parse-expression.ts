import { Cursor } from './cursor.js';
import {
  call,
  type Expression,
  negative,
  number,
  powerOf,
  productOf,
  reciprocal,
  sumOf,
  symbol,
} from './expression.js';
import { constants, functions, greek } from './known-names.js';
import { rational, Unsupported } from './rational.js';
import { readNumber } from './read-number.js';

const closing: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/**
 * Parses LaTeX or plain notation: implicit products, mixed numbers, fractions, roots, powers, functions.
 * @throws {Unsupported} for anything else
 */
export function parseExpression(text: string): Expression {
  const cursor = new Cursor(text);
  const parsed = new Parser(cursor).sum();
  if (cursor.peek() !== '') throw new Unsupported();
  return parsed;
}

class Parser {
  readonly #cursor: Cursor;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  sum(): Expression {
    return this.#cursor.nested(() => {
      let result = this.#term(this.#cursor.accept('+-'));
      for (let sign = this.#cursor.accept('+-'); sign !== ''; sign = this.#cursor.accept('+-'))
        result = sumOf(result, this.#term(sign));
      return result;
    });
  }

  #term(sign: string): Expression {
    const product = this.#product();
    return sign === '-' ? negative(product) : product;
  }

  #product(): Expression {
    let result = this.#signed();
    for (;;) {
      const sign = this.#cursor.accept('*/');
      if (sign === '' && !this.#startsFactor()) return result;
      const factor = sign === '' ? this.#power() : this.#signed();
      result = productOf(result, sign === '/' ? reciprocal(factor) : factor);
    }
  }

  #signed(): Expression {
    const sign = this.#cursor.accept('+-');
    if (sign === '') return this.#power();
    const value = this.#cursor.nested(() => this.#signed());
    return sign === '-' ? negative(value) : value;
  }

  /** Whether what follows is multiplied without a sign. A digit after a digit is not: that is two numbers. */
  #startsFactor(): boolean {
    const next = this.#cursor.peek();
    if (/\d/.test(next)) return !/[\d.]/.test(this.#cursor.previous());
    return /[a-zA-Z(\\[{√π∞]/.test(next) && !this.#cursor.matches(/\\\}/y);
  }

  #power(): Expression {
    let base = this.#primary();
    while (this.#cursor.accept('!')) base = call('factorial', [base]);
    return this.#cursor.accept('^')
      ? powerOf(
          base,
          this.#cursor.nested(() => this.#signed()),
        )
      : base;
  }

  #primary(): Expression {
    if (/[\d.]/.test(this.#cursor.peek())) return readNumber(this.#cursor);
    const next = this.#cursor.accept('([{√π∞');
    if (next === '√') return call('sqrt', [this.#primary()]);
    if (closing[next]) return this.#until(closing[next]);
    if (next !== '') return symbol(next);
    const command = this.#cursor.read(/\\([a-zA-Z]+)/y);
    return command ? this.#command(command[1]!) : this.#letters();
  }

  #until(close: string): Expression {
    const value = this.sum();
    this.#cursor.expect(close);
    return value;
  }

  #command(name: string): Expression {
    if (name === 'frac') return productOf(this.#argument(), reciprocal(this.#argument()));
    if (name === 'binom') return call(name, [this.#argument(), this.#argument()]);
    if (name === 'sqrt' && this.#cursor.accept('[')) {
      const degree = this.#until(']');
      return powerOf(this.#argument(), reciprocal(degree));
    }
    return name === 'sqrt' ? call(name, [this.#argument()]) : this.#named(name, `\\${name}`);
  }

  #named(name: string, letter: string): Expression {
    const constant = constants.get(name);
    if (constant) return symbol(constant);
    if (functions.has(name)) return this.#applied(name);
    if (greek.test(name)) return symbol(letter + this.#subscript());
    throw new Unsupported();
  }

  /** What a command takes: a group, or one character. */
  #argument(): Expression {
    if (this.#cursor.accept('{')) return this.#until('}');
    return this.#digit() ?? this.#primary();
  }

  #digit(): Expression | undefined {
    const digit = this.#cursor.accept('0123456789');
    return digit === '' ? undefined : number(rational(BigInt(digit)));
  }

  /** A function with its argument: in brackets, or the factors that follow up to the next function. */
  #applied(name: string): Expression {
    let base: Expression | undefined;
    let exponent: Expression | undefined;
    for (;;) {
      if (name === 'log' && !base && this.#cursor.accept('_')) base = this.#argument();
      else if (!exponent && this.#cursor.accept('^')) exponent = this.#exponentOfFunction();
      else break;
    }
    const value = call(name, [...this.#operands(), ...(base ? [base] : [])]);
    return exponent ? powerOf(value, exponent) : value;
  }

  #exponentOfFunction(): Expression {
    const exponent = this.#cursor.peek() === '{' ? this.#argument() : this.#digit();
    if (!exponent) throw new Unsupported();
    return exponent;
  }

  #operands(): Expression[] {
    if (this.#cursor.accept('(')) {
      const args = [this.sum()];
      while (this.#cursor.accept(',')) args.push(this.sum());
      this.#cursor.expect(')');
      return args;
    }
    let value = this.#cursor.peek() === '-' ? this.#signed() : this.#power();
    while (this.#startsFactor() && !this.#startsFunction()) value = productOf(value, this.#power());
    return [value];
  }

  #startsFunction(): boolean {
    const name = this.#cursor.read(/\\?([a-zA-Z]+)/y);
    this.#cursor.back(name?.[0].length ?? 0);
    return functions.has(name?.[1] ?? '');
  }

  /** Letters side by side: a name that is known, or up to three variables that are multiplied. */
  #letters(): Expression {
    const run = this.#cursor.read(/[a-zA-Z]+/y)?.[0];
    if (run === undefined) throw new Unsupported();
    if (functions.has(run) || constants.has(run)) return this.#named(run, run);
    if (run.length > 3) throw new Unsupported();
    // the power that may follow belongs to the last one
    this.#cursor.back(run.length - 1);
    return symbol(run[0]! + this.#subscript());
  }

  #subscript(): string {
    return (this.#cursor.read(/ *_ *(?:[a-zA-Z0-9]|\{[a-zA-Z0-9]{1,8}\})/y)?.[0] ?? '').replace(/[{} ]/g, '');
  }
}
