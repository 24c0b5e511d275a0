import type { DenseMatrix, MatrixInput } from '@cairn-ml/numeric';
import { lagSum } from './internal/lag-sum.js';
import { readDistance, readOrder } from './internal/read.js';

/**
 * The inertia of an order: distances weighted with their squared distance from the diagonal.
 *
 * `Σ_{i,j} d_ij (i - j)²`, both triangles. More is better; the reversed order has the same value.
 *
 * `distance`: dense, n x n; `order[k]` is the object at position k, default as given. 0 for fewer than two objects.
 *
 * @throws {ShapeError} when `distance` is not square or `order` has another length
 * @throws {InvalidArgumentError} for distances that are NaN, infinite, negative or asymmetric, a diagonal that is not 0, or an
 *   `order` that is not a permutation
 *
 * @example
 * ```ts
 * import { inertia } from '@cairn-ml/spectral-seriation';
 *
 * inertia([[0, 1, 3], [1, 0, 2], [3, 2, 0]]); // 30
 * ```
 *
 * Source: Caraux and Pinloche 2005, PermutMatrix; `Inertia` of R seriation 1.4.1.
 */
export function inertia(distance: MatrixInput, order?: ArrayLike<number>): number {
  const matrix = readDistance('inertia', distance);
  return squaredLagSum(matrix, readOrder('inertia', order, matrix.size));
}

/** `Σ_{i,j} a_ij (i - j)²` of a matrix and an order that are already checked. */
export function squaredLagSum(matrix: DenseMatrix, order: Int32Array): number {
  return 2 * lagSum(matrix, order, (lag) => lag * lag);
}
