import {
  type DenseMatrix,
  isSparse,
  type MatrixInput,
  readSymmetricMatrix,
  type SparseMatrix,
} from '@cairn-ml/numeric';
import { squaredLagSum } from './inertia.js';
import { readOrder } from './internal/read.js';
import { readAsSimilarity, type SimilarityInputOptions } from './internal/reciprocal.js';

/** Options of {@link twoSum}. */
export interface TwoSumOptions extends SimilarityInputOptions {}

/**
 * The 2-SUM of an order: similarities weighted with the squared difference in position. Spectral seriation minimises it over real
 * numbers instead of positions.
 *
 * `Σ_{i,j} s_ij (i - j)²`, both triangles, with `s = 1 / (1 + d)` of a distance or the given similarity. Less is better; the
 * reversed order has the same value.
 *
 * `matrix`: n x n; distances are dense, similarities dense or CSR (O(entries)). `order[k]` is the object at position k, default as given.
 * 0 for fewer than two objects.
 *
 * @throws {ShapeError} when `matrix` is not square or `order` has another length
 * @throws {InvalidArgumentError} for entries that are NaN, infinite or asymmetric, a distance that is negative or whose diagonal is
 *   not 0, an `order` that is not a permutation, or an unknown `input`
 *
 * @example
 * ```ts
 * import { twoSum } from '@cairn-ml/spectral-seriation';
 *
 * twoSum([[0, 1, 3], [1, 0, 1], [3, 1, 0]]); // 4
 * twoSum([[0, 1, 0], [1, 0, 1], [0, 1, 0]], [0, 1, 2], { input: 'similarity' }); // 4
 * ```
 *
 * Source: Barnard, Pothen and Simon 1995, A spectral algorithm for envelope reduction; `2SUM` of R seriation 1.4.1.
 */
export function twoSum(matrix: MatrixInput, order?: ArrayLike<number>, options: TwoSumOptions = {}): number {
  const similarity =
    options.input === 'similarity' && isSparse(matrix)
      ? readSymmetricMatrix('twoSum', 'similarity', matrix)
      : readAsSimilarity('twoSum', matrix, options);
  return twoSumOf(similarity, readOrder('twoSum', order, similarity.size));
}

/** {@link twoSum} of a similarity that was read. */
export function twoSumOf(similarity: DenseMatrix | SparseMatrix, order: Int32Array): number {
  return isSparse(similarity) ? sparseSquaredLagSum(similarity, order) : squaredLagSum(similarity, order);
}

function sparseSquaredLagSum({ rowPointers, columnIndices, values, size }: SparseMatrix, order: Int32Array): number {
  const position = new Int32Array(size);
  for (let k = 0; k < size; k++) position[order[k]!] = k;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) {
      const lag = position[i]! - position[columnIndices[p]!]!;
      sum += lag * lag * values[p]!;
    }
  }
  return sum;
}
