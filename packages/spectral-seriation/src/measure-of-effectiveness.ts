import type { DenseMatrix, MatrixInput } from '@cairn-ml/numeric';
import { readNonNegative, readOrder } from './internal/read.js';
import { readAsSimilarity, type SimilarityInputOptions } from './internal/reciprocal.js';

/** Options of {@link measureOfEffectiveness}. */
export interface MeasureOfEffectivenessOptions extends SimilarityInputOptions {}

/**
 * The measure of effectiveness of an order (ME, bond energy): products of neighbouring entries of the permuted similarity matrix.
 *
 * `½ Σ_{i,j} s_ij (s_{i,j-1} + s_{i,j+1} + s_{i-1,j} + s_{i+1,j})`, zero outside the matrix, with `s = 1 / (1 + d)` of a distance or the
 * given similarity; the diagonal takes part. More is better; the reversed order has the same value.
 *
 * `matrix`: dense, n x n; `order[k]` is the object at position k, default as given. 0 for fewer than two objects.
 *
 * @throws {ShapeError} when `matrix` is not square or `order` has another length
 * @throws {InvalidArgumentError} for entries that are NaN, infinite, negative or asymmetric, a distance whose diagonal is not 0, an
 *   `order` that is not a permutation, or an unknown `input`
 *
 * @example
 * ```ts
 * import { measureOfEffectiveness } from '@cairn-ml/spectral-seriation';
 *
 * measureOfEffectiveness([[0, 1], [1, 0]]); // 2
 * ```
 *
 * Source: McCormick, Schweitzer and White 1972, Problem decomposition and data reorganization by a clustering technique; `ME` of
 * R seriation 1.4.1, which computes it in single precision (equal to 1e-5).
 */
export function measureOfEffectiveness(
  matrix: MatrixInput,
  order?: ArrayLike<number>,
  options: MeasureOfEffectivenessOptions = {},
): number {
  const similarity = readAsSimilarity('measureOfEffectiveness', matrix, options, readNonNegative);
  return bondEnergy(similarity, readOrder('measureOfEffectiveness', order, similarity.size));
}

/** {@link measureOfEffectiveness} of similarities and an order that are already checked. */
export function bondEnergy({ data, size }: DenseMatrix, order: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const row = order[i]! * size;
    for (let j = 1; j < size; j++) sum += data[row + order[j - 1]!]! * data[row + order[j]!]!;
  }
  return 2 * sum; // every bond is seen from both ends, and in the mirror image
}
