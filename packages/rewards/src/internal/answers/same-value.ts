import type { BigNumber, Complex, MathJsInstance } from 'mathjs';

/** Two formulas in the notation of mathjs. */
export interface Question {
  a: string;
  b: string;
  /** The names of the variables in them. */
  variables: string[];
  /** How far apart two constants may be, when one of them is a decimal: a unit of its last place. */
  unit: string | null;
}

/** Yes, no, or that it cannot be said. */
export type Verdict = boolean | 'undecided';

/** Points off the grid, then whole ones for formulas that need these. */
const points = 8;

/**
 * Whether two formulas have the same value wherever both have one, with 100 digits, at points that are fixed. `math` computes with BigNumbers of
 * some more. Values that both are too close to 0 to compare, or too large, decide nothing.
 */
export function sameValue(math: MathJsInstance, { a, b, variables, unit }: Question): Verdict {
  const [left, right] = [math.compile(a), math.compile(b)];
  let agreed = 0;
  const last = variables.length === 0 ? 1 : 2 * points;
  for (let k = 0; k < last && !(k === points && agreed > 0); k++) {
    const scope = new Map(variables.map((name, j) => [name, math.bignumber(pointAt(k, j))]));
    const [x, y] = [left, right].map((formula) => valueAt(math, () => formula.evaluate(scope)));
    if (x === undefined || y === undefined) continue;
    const verdict = compare(math, x, y, unit);
    if (verdict === 'undecided') continue;
    if (!verdict) return false;
    agreed++;
  }
  return agreed >= (variables.length === 0 ? 1 : 3) ? true : 'undecided';
}

/** Numbers from -2.5 to 2.5, none of them simple, of both signs for each variable; then whole numbers from 3. */
function pointAt(k: number, j: number): number {
  if (k >= points) return 3 + ((k + 3 * j) % 9);
  const spread = ((k + 1) * 0.6180339887498949 + (j + 1) * 0.41421356237309515) % 1;
  return ((k + j) % 3 === 2 ? -1 : 1) * (0.3 + 2.2 * spread);
}

function valueAt(math: MathJsInstance, evaluate: () => unknown): BigNumber | Complex | undefined {
  let value: unknown;
  try {
    value = evaluate();
  } catch {
    return undefined;
  }
  if (math.isComplex(value)) return Number.isFinite(value.re) && Number.isFinite(value.im) ? value : undefined;
  if (typeof value === 'number') value = Number.isFinite(value) ? math.bignumber(value) : undefined;
  return math.isBigNumber(value) && value.isFinite() ? value : undefined;
}

function compare(math: MathJsInstance, x: BigNumber | Complex, y: BigNumber | Complex, unit: string | null): Verdict {
  if (math.isBigNumber(x) && math.isBigNumber(y)) {
    const distance = x.minus(y).abs();
    if (unit !== null) return distance.lte(unit);
    const size = x.abs().gt(y.abs()) ? x.abs() : y.abs();
    return judge(distance.lte(size.times('1e-100')), size.isZero() ? 0 : size.e, 90);
  }
  const [u, v] = [x, y].map((value) => math.complex(value as never) as unknown as Complex);
  const size = Math.max(Math.hypot(u!.re, u!.im), Math.hypot(v!.re, v!.im));
  const distance = Math.hypot(u!.re - v!.re, u!.im - v!.im);
  return judge(distance <= 1e-10 * size, Math.log10(size), 10);
}

/** Values of `digits` digits before the point may differ behind what is computed; of as many zeros behind it, be nothing but rounding. */
function judge(isClose: boolean, exponent: number, digits: number): Verdict {
  return exponent > digits || (!isClose && exponent < -digits) ? 'undecided' : isClose;
}
