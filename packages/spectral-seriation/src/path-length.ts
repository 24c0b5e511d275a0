import type { DenseMatrix, MatrixInput } from '@cairn-ml/numeric';
import { readDistance, readOrder } from './internal/read.js';

/**
 * The length of the path that visits the objects in an order.
 *
 * `Σ_i d_{i,i+1}`, in units of the distance. Less is better; the reversed order has the same length.
 *
 * `distance`: dense, n x n; `order[k]` is the object at position k, default as given. 0 for fewer than two objects.
 *
 * @throws {ShapeError} when `distance` is not square or `order` has another length
 * @throws {InvalidArgumentError} for distances that are NaN, infinite, negative or asymmetric, a diagonal that is not 0, or an
 *   `order` that is not a permutation
 *
 * @example
 * ```ts
 * import { pathLength } from '@cairn-ml/spectral-seriation';
 *
 * const distance = [[0, 1, 3], [1, 0, 2], [3, 2, 0]];
 * pathLength(distance); // 3
 * pathLength(distance, [1, 0, 2]); // 4
 * ```
 *
 * Source: Caraux and Pinloche 2005, PermutMatrix; `Path_length` of R seriation 1.4.1.
 */
export function pathLength(distance: MatrixInput, order?: ArrayLike<number>): number {
  const matrix = readDistance('pathLength', distance);
  return pathSum(matrix, readOrder('pathLength', order, matrix.size));
}

/**
 * The lazy path length of an order: the path length with early steps weighted more, so that short steps come first.
 *
 * `Σ_{i=1}^{n-1} (n - i) d_{i,i+1}`, positions counted from 1. Less is better. The one criterion here that changes when the order is
 * reversed.
 *
 * Inputs and edge cases as for {@link pathLength}.
 *
 * @throws {ShapeError} as {@link pathLength}
 * @throws {InvalidArgumentError} as {@link pathLength}
 *
 * @example
 * ```ts
 * import { lazyPathLength } from '@cairn-ml/spectral-seriation';
 *
 * const distance = [[0, 1, 3], [1, 0, 2], [3, 2, 0]];
 * lazyPathLength(distance); // 4
 * lazyPathLength(distance, [2, 1, 0]); // 5
 * ```
 *
 * Source: Earle and Hurley 2015, Advances in dendrogram seriation; `Lazy_path_length` of R seriation 1.4.1.
 */
export function lazyPathLength(distance: MatrixInput, order?: ArrayLike<number>): number {
  const matrix = readDistance('lazyPathLength', distance);
  return lazyPathSum(matrix, readOrder('lazyPathLength', order, matrix.size));
}

/** {@link pathLength} of a matrix and an order that are already checked. */
export function pathSum({ data, size }: DenseMatrix, order: Int32Array): number {
  let sum = 0;
  for (let k = 1; k < size; k++) sum += data[order[k - 1]! * size + order[k]!]!;
  return sum;
}

/** {@link lazyPathLength} of a matrix and an order that are already checked. */
export function lazyPathSum({ data, size }: DenseMatrix, order: Int32Array): number {
  let sum = 0;
  for (let k = 1; k < size; k++) sum += (size - k) * data[order[k - 1]! * size + order[k]!]!;
  return sum;
}
