import type { DenseMatrix, MatrixInput } from '@cairn-ml/numeric';
import { readOrder } from './internal/read.js';
import { readAsSimilarity, type SimilarityInputOptions } from './internal/reciprocal.js';

/** Options of {@link mooreStress} and {@link neumannStress}. */
export interface StressOptions extends SimilarityInputOptions {}

/**
 * The stress of an order over von Neumann neighbourhoods: squared differences of entries of the permuted similarity matrix
 * that are next to each other in a row or a column.
 *
 * `Σ_{i,j} Σ_{(k,l) ∈ N(i,j)} (s_ij - s_kl)²`, N the four neighbours, so every pair counts twice; `s = 1 / (1 + d)` of a distance or the given
 * similarity; the diagonal takes part. Less is better; the reversed order has the same value.
 *
 * `matrix`: dense, n x n; `order[k]` is the object at position k, default as given. 0 for fewer than two objects.
 *
 * @throws {ShapeError} when `matrix` is not square or `order` has another length
 * @throws {InvalidArgumentError} for entries that are NaN, infinite or asymmetric, a distance that is negative or whose diagonal is
 *   not 0, an `order` that is not a permutation, or an unknown `input`
 *
 * @example
 * ```ts
 * import { neumannStress } from '@cairn-ml/spectral-seriation';
 *
 * neumannStress([[0, 1], [1, 0]]); // 2
 * ```
 *
 * Source: Niermann 2005, Optimizing the ordering of tables with evolutionary computation; `Neumann_stress` of R seriation 1.4.1.
 */
export function neumannStress(matrix: MatrixInput, order?: ArrayLike<number>, options: StressOptions = {}): number {
  const similarity = readAsSimilarity('neumannStress', matrix, options);
  return adjacentStress(similarity, readOrder('neumannStress', order, similarity.size));
}

/**
 * The stress of an order over Moore neighbourhoods: like {@link neumannStress}, with the diagonal neighbours as well.
 *
 * `Σ_{i,j} Σ_{(k,l) ∈ N(i,j)} (s_ij - s_kl)²`, N the eight neighbours. Less is better; the reversed order has the same value.
 *
 * Inputs and edge cases as for {@link neumannStress}.
 *
 * @throws {ShapeError} as {@link neumannStress}
 * @throws {InvalidArgumentError} as {@link neumannStress}
 *
 * @example
 * ```ts
 * import { mooreStress } from '@cairn-ml/spectral-seriation';
 *
 * mooreStress([[0, 1, 3], [1, 0, 1], [3, 1, 0]]); // 6.75
 * ```
 *
 * Source: Niermann 2005, Optimizing the ordering of tables with evolutionary computation; `Moore_stress` of R seriation 1.4.1.
 */
export function mooreStress(matrix: MatrixInput, order?: ArrayLike<number>, options: StressOptions = {}): number {
  const similarity = readAsSimilarity('mooreStress', matrix, options);
  const positions = readOrder('mooreStress', order, similarity.size);
  return adjacentStress(similarity, positions) + diagonalStress(similarity, positions);
}

/** {@link neumannStress} of similarities and an order that are already checked. */
export function adjacentStress({ data, size }: DenseMatrix, order: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const row = order[i]! * size;
    for (let j = 1; j < size; j++) {
      const difference = data[row + order[j]!]! - data[row + order[j - 1]!]!;
      sum += difference * difference;
    }
  }
  return 4 * sum; // from both ends, and in the mirror image
}

/** What the diagonal neighbours add to {@link adjacentStress} in {@link mooreStress}. */
export function diagonalStress({ data, size }: DenseMatrix, order: Int32Array): number {
  let sum = 0;
  for (let i = 1; i < size; i++) {
    const above = order[i - 1]! * size;
    const row = order[i]! * size;
    for (let j = 1; j < size; j++) {
      const falling = data[row + order[j]!]! - data[above + order[j - 1]!]!;
      const rising = data[row + order[j - 1]!]! - data[above + order[j]!]!;
      sum += falling * falling + rising * rising;
    }
  }
  return 2 * sum;
}
