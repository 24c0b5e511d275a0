import type { DenseMatrix, MatrixInput } from '@cairn-ml/numeric';
import { readNonNegative, readOrder } from './internal/read.js';
import { readAsSimilarity, type SimilarityInputOptions } from './internal/reciprocal.js';

/** Options of {@link weightedCorrelation}. */
export interface WeightedCorrelationOptions extends SimilarityInputOptions {}

/**
 * The weighted correlation coefficient of an order: the correlation of row and column positions, weighted with the similarities.
 *
 * `r = Σ_{i,j} s_ij (i - m)(j - m) / Σ_{i,j} s_ij (i - m)²` with `m = Σ s_ij i / Σ s_ij` and `s = 1 / (1 + d)` of a distance or the given
 * similarity. From -1 to 1; more is better; the reversed order has the same value.
 *
 * `matrix`: dense, n x n; `order[k]` is the object at position k, default as given. NaN where it is 0 / 0: fewer than two objects, or
 * all weight in one row.
 *
 * @throws {ShapeError} when `matrix` is not square or `order` has another length
 * @throws {InvalidArgumentError} for entries that are NaN, infinite, negative or asymmetric, a distance whose diagonal is not 0, an
 *   `order` that is not a permutation, or an unknown `input`
 *
 * @example
 * ```ts
 * import { weightedCorrelation } from '@cairn-ml/spectral-seriation';
 *
 * weightedCorrelation([[1, 0], [0, 1]], [0, 1], { input: 'similarity' }); // 1
 * weightedCorrelation([[0, 1], [1, 0]]); // 0.333333
 * ```
 *
 * Source: Deutsch and Martin 1971, An ordering algorithm for analysis of data arrays; `Cor_R` of R seriation 1.4.1.
 */
export function weightedCorrelation(
  matrix: MatrixInput,
  order?: ArrayLike<number>,
  options: WeightedCorrelationOptions = {},
): number {
  const similarity = readAsSimilarity('weightedCorrelation', matrix, options, readNonNegative);
  return positionCorrelation(similarity, readOrder('weightedCorrelation', order, similarity.size));
}

/** {@link weightedCorrelation} of similarities and an order that are already checked. */
export function positionCorrelation({ data, size }: DenseMatrix, order: Int32Array): number {
  const weights = new Float64Array(size);
  let total = 0;
  let mean = 0;
  for (let i = 0; i < size; i++) {
    const row = order[i]! * size;
    for (let j = 0; j < size; j++) weights[i]! += data[row + order[j]!]!;
    total += weights[i]!;
    mean += i * weights[i]!;
  }
  mean /= total;
  let covariance = 0;
  let variance = 0;
  for (let i = 0; i < size; i++) {
    const row = order[i]! * size;
    let sum = 0;
    for (let j = 0; j < size; j++) sum += (j - mean) * data[row + order[j]!]!;
    covariance += (i - mean) * sum;
    variance += (i - mean) * (i - mean) * weights[i]!;
  }
  return covariance / variance;
}
