import type { DenseMatrix, MatrixInput } from '@cairn-ml/numeric';
import { lagSum } from './internal/lag-sum.js';
import { readDistance, readOrder } from './internal/read.js';
import { countRowHalves } from './internal/row-halves.js';

/**
 * The gradient measure of an order: comparisons where distances grow away from the diagonal, minus those where they shrink.
 *
 * `Σ_{i<k<j} sign(d_ij - d_ik) + sign(d_ij - d_kj)`. More is better, at most `2 C(n, 3)`; the reversed order has the same value.
 *
 * `distance`: dense, n x n; `order[k]` is the object at position k, default as given. Equal distances count 0. 0 for fewer than
 * three objects. Costs O(n² log n).
 *
 * @throws {ShapeError} when `distance` is not square or `order` has another length
 * @throws {InvalidArgumentError} for distances that are NaN, infinite, negative or asymmetric, a diagonal that is not 0, or an
 *   `order` that is not a permutation
 *
 * @example
 * ```ts
 * import { gradientRaw } from '@cairn-ml/spectral-seriation';
 *
 * const distance = [[0, 1, 3], [1, 0, 2], [3, 2, 0]];
 * gradientRaw(distance); // 2
 * gradientRaw(distance, [1, 0, 2]); // 0
 * ```
 *
 * Source: Hubert, Arabie and Meulman 2001, Combinatorial data analysis; `Gradient_raw` of R seriation 1.4.1.
 */
export function gradientRaw(distance: MatrixInput, order?: ArrayLike<number>): number {
  const matrix = readDistance('gradientRaw', distance);
  const { pairs, ties, events } = countRowHalves(matrix, readOrder('gradientRaw', order, matrix.size));
  return pairs - ties - 2 * events;
}

/**
 * The weighted gradient measure of an order: by how much distances grow away from the diagonal.
 *
 * `Σ_{i<k<j} (d_ij - d_ik) + (d_ij - d_kj)`, which is `Σ_{i<j} (3 (j - i) - n - 1) d_ij` (our rearrangement): O(n²) instead of
 * O(n³). In units of the distance. More is better; the reversed order has the same value.
 *
 * Inputs and edge cases as for {@link gradientRaw}.
 *
 * @throws {ShapeError} as {@link gradientRaw}
 * @throws {InvalidArgumentError} as {@link gradientRaw}
 *
 * @example
 * ```ts
 * import { gradientWeighted } from '@cairn-ml/spectral-seriation';
 *
 * gradientWeighted([[0, 1, 3], [1, 0, 2], [3, 2, 0]]); // 3
 * ```
 *
 * Source: Hubert, Arabie and Meulman 2001, Combinatorial data analysis; `Gradient_weighted` of R seriation 1.4.1.
 */
export function gradientWeighted(distance: MatrixInput, order?: ArrayLike<number>): number {
  const matrix = readDistance('gradientWeighted', distance);
  return weightedGradientSum(matrix, readOrder('gradientWeighted', order, matrix.size));
}

/** {@link gradientWeighted} of a matrix and an order that are already checked. */
export function weightedGradientSum(matrix: DenseMatrix, order: Int32Array): number {
  return lagSum(matrix, order, (lag) => 3 * lag - matrix.size - 1);
}
