import { binomial, exactLogarithm, factorial } from './exact-functions.js';
import type { Expression } from './expression.js';
import {
  add,
  exactRoot,
  inverse,
  isInteger,
  multiply,
  one,
  power,
  type Rational,
  rational,
  show,
  toCount,
  Unsupported,
  zero,
} from './rational.js';

/** A product of atoms with whole exponents, and its coefficient. Atoms are variables, constants, roots of primes, and what stays unexpanded. */
interface Term {
  coefficient: Rational;
  powers: Map<string, number>;
}

/** A sum of terms, by the text of their atoms. */
export type NormalForm = Map<string, Term>;

/** More terms are not multiplied out. */
const mostTerms = 48;

/** Exact arithmetic over atoms. Every formula that is a polynomial in its atoms comes out in one way, whatever way it was written. */
export class Normalizer {
  /** Whether something stayed unexpanded, or an irrational constant occurred: different forms may then still be equal. */
  isOpaque = false;
  #budget = 20_000;

  /** @throws {Unsupported} where that would take too long, or numbers too large */
  normalize(expression: Expression): NormalForm {
    switch (expression.op) {
      case 'number':
        return constant(expression.value);
      case 'symbol':
        if (/^(?:π|e)$/.test(expression.name)) this.isOpaque = true;
        return atom(expression.name);
      case '+':
        return this.sum(this.normalize(expression.args[0]), this.normalize(expression.args[1]));
      case '*':
        return this.#product(this.normalize(expression.args[0]), this.normalize(expression.args[1]));
      case '^':
        return this.#power(this.normalize(expression.args[0]), this.normalize(expression.args[1]));
      case 'call':
        return this.#call(
          expression.name,
          expression.args.map((arg) => this.normalize(arg)),
        );
    }
  }

  sum(a: NormalForm, b: NormalForm): NormalForm {
    const result = new Map(a);
    for (const [key, term] of b) this.#addTerm(result, key, term);
    return result;
  }

  /** Every coefficient times `factor`. */
  scale(a: NormalForm, factor: Rational): NormalForm {
    return this.#product(a, constant(factor));
  }

  #addTerm(target: NormalForm, key: string, { coefficient, powers }: Term): void {
    if (--this.#budget < 0) throw new Unsupported();
    const total = add(target.get(key)?.coefficient ?? zero, coefficient);
    if (total.n === 0n) target.delete(key);
    else target.set(key, { coefficient: total, powers });
    if (target.size > mostTerms) throw new Unsupported();
  }

  #product(a: NormalForm, b: NormalForm): NormalForm {
    const [x, y] = [constantOf(a), constantOf(b)];
    if (x && y) return constant(multiply(x, y));
    const result: NormalForm = new Map();
    for (const left of a.values()) {
      for (const right of b.values()) {
        const term = reduce(multiply(left.coefficient, right.coefficient), [...left.powers, ...right.powers]);
        this.#addTerm(result, keyOf(term.powers), term);
      }
    }
    return result;
  }

  #power(base: NormalForm, exponent: NormalForm): NormalForm {
    const by = constantOf(exponent);
    if (!by)
      return constantOf(base)?.n === 1n && constantOf(base)?.d === 1n
        ? base
        : this.#unexpanded(`(${group(base)}^${group(exponent)})`);
    if (!isInteger(by)) return this.#root(base, by);
    const times = toCount(by);
    if (base.size === 0 && times <= 0) throw new Unsupported();
    if (base.size <= 1) {
      const term = base.values().next().value;
      if (!term) return base;
      const raised = [...term.powers].map(([name, e]): [string, number] => [name, e * times]);
      return single(reduce(power(term.coefficient, times), raised));
    }
    if (times < 0) {
      // one form for all multiples: the first coefficient goes outside
      const lead = inverse(leading(base));
      const outside = constant(power(lead, -times));
      return this.#product(outside, this.#unexpanded(group(this.scale(base, lead)), times));
    }
    let result = constant(one);
    for (let k = 0; k < times; k++) result = this.#product(result, base);
    return result;
  }

  /** A fractional power: square roots of fractions exactly, other roots where they come out even. */
  #root(base: NormalForm, by: Rational): NormalForm {
    this.isOpaque = true;
    const value = constantOf(base);
    const degree = toCount(rational(by.d), 64);
    if (value && value.n >= 0n) {
      const [n, d] = [exactRoot(value.n, degree), exactRoot(value.d, degree)];
      if (n !== undefined && d !== undefined) return constant(power(rational(n, d), toCount(rational(by.n))));
    }
    if (value && degree === 2) {
      const negative = value.n < 0n;
      const root = squareRoot(negative ? rational(-value.n, value.d) : value);
      if (root) return this.#power(negative ? this.#product(root, atom('i')) : root, constant(rational(by.n)));
    }
    return this.#unexpanded(`(${group(base)}^(1/${degree}))`, toCount(rational(by.n)));
  }

  #call(name: string, args: NormalForm[]): NormalForm {
    const [first, second] = args;
    if (name === 'sqrt' && args.length === 1) return this.#power(first!, constant(rational(1n, 2n)));
    if (name === 'exp' && args.length === 1) return this.#power(this.normalize({ op: 'symbol', name: 'e' }), first!);
    const [x, y] = args.map(constantOf);
    if (name === 'factorial' && x) return constant(factorial(toCount(x, 200)));
    if (name === 'binom' && x && y) return constant(binomial(toCount(x, 400), toCount(y, 400)));
    if (name === 'log' && x && y) {
      const exact = exactLogarithm(x, y);
      if (exact !== undefined) return constant(rational(BigInt(exact)));
    }
    if (name === 'ln' && x?.n === 1n && x.d === 1n) return new Map();
    if (name === 'abs' && x) return constant(x.n < 0n ? rational(-x.n, x.d) : x);
    const base = name === 'log' && second ? `_{${showForm(second)}}` : '';
    const shown = base ? showForm(first!) : args.map(showForm).join(',');
    return this.#unexpanded(`${name}${base}(${shown})`);
  }

  #unexpanded(name: string, exponent = 1): NormalForm {
    this.isOpaque = true;
    return single({ coefficient: one, powers: new Map([[name, exponent]]) });
  }
}

/** As text that can be read again: terms in a fixed order. */
export function showForm(form: NormalForm): string {
  if (form.size === 0) return '0';
  const value = constantOf(form);
  if (value) return show(value);
  return ordered(form)
    .map(([key, { coefficient }], k) => {
      const sign = coefficient.n < 0n ? '-' : k === 0 ? '' : '+';
      const size = show(coefficient.n < 0n ? rational(-coefficient.n, coefficient.d) : coefficient);
      return sign + (key === '' ? size : size === '1' ? key : `${size}*${key}`);
    })
    .join('');
}

/** The number that a form is, if it is one. */
export function constantOf(form: NormalForm): Rational | undefined {
  if (form.size === 0) return zero;
  return form.size === 1 ? form.get('')?.coefficient : undefined;
}

/** The coefficient of the first term, in the order in which terms are shown. */
export function leading(form: NormalForm): Rational {
  return ordered(form)[0]![1].coefficient;
}

function ordered(form: NormalForm): [string, Term][] {
  return [...form].sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1));
}

const none: Map<string, number> = new Map();

function constant(value: Rational): NormalForm {
  return single({ coefficient: value, powers: none });
}

function atom(name: string): NormalForm {
  return single({ coefficient: one, powers: new Map([[name, 1]]) });
}

function single(term: Term): NormalForm {
  return term.coefficient.n === 0n ? new Map() : new Map([[keyOf(term.powers), term]]);
}

function keyOf(powers: Map<string, number>): string {
  if (powers.size === 0) return '';
  return [...powers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, exponent]) => (exponent === 1 ? name : `${name}^${exponent}`))
    .join('*');
}

/** Gathers equal atoms; i² = -1, and the square of a root is its number. */
function reduce(coefficient: Rational, factors: [string, number][]): Term {
  if (factors.length === 0) return { coefficient, powers: none };
  const powers = new Map<string, number>();
  for (const [name, exponent] of factors) powers.set(name, (powers.get(name) ?? 0) + exponent);
  let result = coefficient;
  for (const [name, exponent] of powers) {
    if (name === 'i' || name.startsWith('√')) {
      const pairs = Math.floor(exponent / 2);
      const square = name === 'i' ? rational(-1n) : rational(BigInt(name.slice(1)));
      if (pairs !== 0) result = multiply(result, power(square, pairs));
      powers.set(name, exponent - 2 * pairs);
    }
    if (powers.get(name) === 0) powers.delete(name);
    if (Math.abs(exponent) > 4096) throw new Unsupported();
  }
  return { coefficient: result, powers };
}

/** √(n/d) = √(n d) / d, with squares of primes taken out; undefined where n d is too large to factor by trial. */
function squareRoot({ n, d }: Rational): NormalForm | undefined {
  if (n * d > 10n ** 12n) return undefined;
  let rest = Number(n * d);
  let outside = 1;
  const powers = new Map<string, number>();
  for (let prime = 2; rest > 1; prime++) {
    if (prime * prime > rest) prime = rest;
    for (; rest % (prime * prime) === 0; rest /= prime * prime) outside *= prime;
    if (rest % prime === 0) {
      powers.set(`√${prime}`, 1);
      rest /= prime;
    }
  }
  return single({ coefficient: n === 0n ? zero : rational(BigInt(outside), d), powers });
}

function group(form: NormalForm): string {
  return `(${showForm(form)})`;
}
