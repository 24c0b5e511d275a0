import { checkInteger, type DenseMatrix, type MatrixInput } from '@cairn-ml/numeric';
import { lagSum } from './internal/lag-sum.js';
import { readDistance, readOrder } from './internal/read.js';

/** Options of {@link bandedAntiRobinson}. */
export interface BandedAntiRobinsonOptions {
  /** The band width b, from 1 to n - 1. Default `max(1, floor(n / 5))`. */
  band?: number;
}

/**
 * The banded anti-Robinson form of an order (BAR): distances within a band around the diagonal, weighted towards it.
 *
 * `Σ_{i<j<=i+b} (b + 1 - (j - i)) d_ij`; `b = 1` is the path length. Less is better; the reversed order has the same value.
 *
 * `distance`: dense, n x n; `order[k]` is the object at position k, default as given. 0 for fewer than two objects.
 *
 * @throws {ShapeError} when `distance` is not square or `order` has another length
 * @throws {InvalidArgumentError} for distances that are NaN, infinite, negative or asymmetric, a diagonal that is not 0, an
 *   `order` that is not a permutation, or a `band` out of range
 *
 * @example
 * ```ts
 * import { bandedAntiRobinson } from '@cairn-ml/spectral-seriation';
 *
 * const distance = [[0, 1, 3], [1, 0, 2], [3, 2, 0]];
 * bandedAntiRobinson(distance); // 3
 * bandedAntiRobinson(distance, [0, 1, 2], { band: 2 }); // 9
 * ```
 *
 * Source: Earle and Hurley 2015, Advances in dendrogram seriation for application to visualization; `BAR` of R seriation 1.4.1.
 */
export function bandedAntiRobinson(
  distance: MatrixInput,
  order?: ArrayLike<number>,
  { band }: BandedAntiRobinsonOptions = {},
): number {
  const matrix = readDistance('bandedAntiRobinson', distance);
  const positions = readOrder('bandedAntiRobinson', order, matrix.size);
  if (band !== undefined && matrix.size > 1) {
    checkInteger('bandedAntiRobinson', 'band', band, { min: 1, max: matrix.size - 1 });
  }
  return bandedSum(matrix, positions, band);
}

/** {@link bandedAntiRobinson} of a matrix and an order that are already checked. */
export function bandedSum(matrix: DenseMatrix, order: Int32Array, band = defaultBand(matrix.size)): number {
  return lagSum(matrix, order, (lag) => band + 1 - lag, band);
}

function defaultBand(size: number): number {
  return Math.max(1, Math.floor(size / 5));
}
