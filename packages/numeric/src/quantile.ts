import { checkNumber } from './checks.js';
import { readValues } from './internal/read-values.js';

/** Options of {@link quantile}. */
export interface QuantileOptions {
  /** Whether `values` are in ascending order already, which is not checked. Default false: a copy is sorted, once. */
  sorted?: boolean;
}

/**
 * The value below which a share q of the values lies, between two values by linear interpolation:
 * with h = q (n - 1) and the values in ascending order, v[floor h] + (h - floor h) (v[floor h + 1] - v[floor h]).
 *
 * NaN for no values. Infinities take part in the order; between -Infinity and Infinity the result is NaN.
 *
 * @param q - One share from 0 to 1, or several, which share the sort.
 * @returns A number for a number, a `Float64Array` for several.
 * @throws {InvalidArgumentError} for NaN among `values`, naming the index, and for q outside 0 to 1
 *
 * @example
 * ```ts
 * import { quantile } from '@cairn-ml/numeric';
 *
 * quantile([3, 1, 2, 4], 0.5); // 2.5
 * quantile([3, 1, 2, 4], [0, 0.9, 1]); // [1, 3.7, 4]
 * ```
 *
 * Source: definition 7 of R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", 1996, the default of NumPy, R and
 * PyTorch.
 */
export function quantile(values: ArrayLike<number>, q: number, options?: QuantileOptions): number;
export function quantile(values: ArrayLike<number>, q: ArrayLike<number>, options?: QuantileOptions): Float64Array;
export function quantile(
  values: ArrayLike<number>,
  q: number | ArrayLike<number>,
  options: QuantileOptions = {},
): number | Float64Array {
  const { sorted = false } = options;
  if (typeof q === 'number') checkNumber('quantile', 'q', q, { min: 0, max: 1 });
  else for (let i = 0; i < q.length; i++) checkNumber('quantile', `q[${i}]`, q[i]!, { min: 0, max: 1 });
  const read = readValues('quantile', 'values', values);
  const ascending = sorted ? read : read.slice().sort();
  return typeof q === 'number'
    ? interpolate(ascending, q)
    : Float64Array.from(q, (share) => interpolate(ascending, share));
}

function interpolate(ascending: Float64Array, q: number): number {
  if (ascending.length === 0) return Number.NaN;
  const position = q * (ascending.length - 1);
  const below = ascending[Math.floor(position)]!;
  const above = ascending[Math.ceil(position)]!;
  if (below === above) return below;
  const share = position - Math.floor(position);
  const step = above - below;
  if (!Number.isFinite(step)) return below * (1 - share) + above * share;
  // From the nearer end, as NumPy does it: never past an end, and the same from both sides.
  return share < 0.5 ? below + step * share : above - step * (1 - share);
}
