import type { DenseMatrix, MatrixInput } from '@cairn-ml/numeric';
import { readDistance, readOrder } from './internal/read.js';

/**
 * The least-squares criterion of an order: how far distances are from the differences in position.
 *
 * `Σ_{i≠j} (d_ij - |i - j|)²`, both triangles. Less is better; the reversed order has the same value. Distances are compared to
 * positions as they are: their scale matters for the value, not for which order is best.
 *
 * `distance`: dense, n x n; `order[k]` is the object at position k, default as given. 0 for fewer than two objects.
 *
 * @throws {ShapeError} when `distance` is not square or `order` has another length
 * @throws {InvalidArgumentError} for distances that are NaN, infinite, negative or asymmetric, a diagonal that is not 0, or an
 *   `order` that is not a permutation
 *
 * @example
 * ```ts
 * import { leastSquares } from '@cairn-ml/spectral-seriation';
 *
 * leastSquares([[0, 1, 3], [1, 0, 2], [3, 2, 0]]); // 4
 * ```
 *
 * Source: Caraux and Pinloche 2005, PermutMatrix; `Least_squares` of R seriation 1.4.1.
 */
export function leastSquares(distance: MatrixInput, order?: ArrayLike<number>): number {
  const matrix = readDistance('leastSquares', distance);
  return squaredErrorSum(matrix, readOrder('leastSquares', order, matrix.size));
}

/** {@link leastSquares} of a matrix and an order that are already checked. */
export function squaredErrorSum({ data, size }: DenseMatrix, order: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const row = order[i]! * size;
    for (let j = i + 1; j < size; j++) {
      const error = data[row + order[j]!]! - (j - i);
      sum += error * error;
    }
  }
  return 2 * sum;
}
