import { checkFinite, checkLength } from './checks.js';

/**
 * Pearson's correlation coefficient of two variables, from -1 to 1:
 * Σ (x - mean x)(y - mean y) / sqrt(Σ (x - mean x)² Σ (y - mean y)²).
 *
 * NaN where it is undefined: fewer than two observations, or a constant variable. Values of any magnitude are fine.
 *
 * @param x - n finite values.
 * @param y - n finite values.
 * @throws {ShapeError} when the lengths differ
 * @throws {InvalidArgumentError} for NaN or an infinity, naming argument and index
 *
 * @example
 * ```ts
 * import { pearson } from '@cairn-ml/numeric';
 *
 * pearson([1, 2, 3, 4], [2, 4, 6, 9]); // 0.99438
 * pearson([1, 2, 3], [5, 5, 5]); // NaN
 * ```
 *
 * Source: the same coefficient as SciPy's `pearsonr`.
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number {
  checkLength('pearson', 'y', y, x.length, 'one entry per entry of `x`');
  checkFinite('pearson', 'x', x);
  checkFinite('pearson', 'y', y);
  const [u, v] = [centred(x), centred(y)];
  if (!u || !v) return Number.NaN;
  let [uu, vv, uv] = [0, 0, 0];
  for (let i = 0; i < u.length; i++) {
    uu += u[i]! * u[i]!;
    vv += v[i]! * v[i]!;
    uv += u[i]! * v[i]!;
  }
  return Math.max(-1, Math.min(1, uv / Math.sqrt(uu * vv))); // rounding can exceed the bounds
}

/** The deviations from the mean, at most 2 after scaling, so that no square overflows; undefined if all values are equal. */
function centred(values: ArrayLike<number>): Float64Array | undefined {
  let largest = 0;
  let isConstant = true;
  for (let i = 0; i < values.length; i++) {
    largest = Math.max(largest, Math.abs(values[i]!));
    isConstant &&= values[i] === values[0];
  }
  if (isConstant) return undefined;
  const deviations = Float64Array.from(values, (value) => value / largest);
  const mean = deviations.reduce((sum, value) => sum + value, 0) / deviations.length;
  return deviations.map((value) => value - mean);
}
