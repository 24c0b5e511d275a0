import { type DenseMatrix, type MatrixInput, spearman } from '@cairn-ml/numeric';
import { readDistance, readOrder } from './internal/read.js';

/**
 * The rank correlation of an order: how well distances agree with differences in position, whatever their scale.
 *
 * `|ρ|`, Spearman's coefficient of `d_ij` and `|i - j|` over all pairs; equal distances and equal differences have average ranks. From 0 to 1;
 * more is better; the reversed order has the same value.
 *
 * `distance`: dense, n x n; `order[k]` is the object at position k, default as given. NaN for fewer than three objects, and when all
 * distances are equal. Costs O(n² log n).
 *
 * @throws {ShapeError} when `distance` is not square or `order` has another length
 * @throws {InvalidArgumentError} for distances that are NaN, infinite, negative or asymmetric, a diagonal that is not 0, or an
 *   `order` that is not a permutation
 *
 * @example
 * ```ts
 * import { rankCorrelation } from '@cairn-ml/spectral-seriation';
 *
 * const distance = [[0, 1, 3], [1, 0, 1], [3, 1, 0]];
 * rankCorrelation(distance); // 1
 * rankCorrelation(distance, [1, 0, 2]); // 0.5
 * ```
 *
 * Source: `Rho` of R seriation 1.5 and later; 1.4.1 has no such criterion (its `Cor_R` is {@link weightedCorrelation}).
 */
export function rankCorrelation(distance: MatrixInput, order?: ArrayLike<number>): number {
  const matrix = readDistance('rankCorrelation', distance);
  return positionRankCorrelation(matrix, readOrder('rankCorrelation', order, matrix.size));
}

/** {@link rankCorrelation} of a matrix and an order that are already checked. */
export function positionRankCorrelation({ data, size }: DenseMatrix, order: Int32Array): number {
  const distances = new Float64Array((size * (size - 1)) / 2);
  const lags = new Float64Array(distances.length);
  let pair = 0;
  for (let i = 0; i < size; i++) {
    const row = order[i]! * size;
    for (let j = i + 1; j < size; j++) {
      distances[pair] = data[row + order[j]!]!;
      lags[pair++] = j - i;
    }
  }
  return Math.abs(spearman(distances, lags));
}
