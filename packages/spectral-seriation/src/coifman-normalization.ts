import {
  type DenseMatrix,
  isSparse,
  type MatrixInput,
  readSymmetricMatrix,
  type SparseMatrix,
} from '@cairn-ml/numeric';
import { readGraph } from './internal/graph.js';

/**
 * Divides a similarity by the degrees of both items, `s_ij / (d_i d_j)`: takes out how densely a curve was sampled, so that
 * crowded stretches do not pull. The degrees leave out the diagonal; an item without similarity to others keeps a zero row. A dense similarity gives a
 * dense one, CSR gives CSR.
 *
 * @throws {ShapeError} when the similarity is not square
 * @throws {InvalidArgumentError} for NaN, infinite, asymmetric or negative entries
 *
 * @example
 * ```ts
 * import { coifmanNormalization } from '@cairn-ml/spectral-seriation';
 *
 * coifmanNormalization([[0, 2, 0], [2, 0, 2], [0, 2, 0]]); // { data: [0, 0.25, 0, 0.25, 0, 0.25, 0, 0.25, 0], size: 3 }
 * ```
 *
 * Source: Coifman and Lafon 2006, Diffusion maps, section 3.2 (alpha = 1); Recanati, Kerdreux and d'Aspremont 2018 (their code's default).
 */
export function coifmanNormalization(similarity: MatrixInput): DenseMatrix | SparseMatrix {
  const read = readSymmetricMatrix('coifmanNormalization', 'similarity', similarity);
  const inverse = readGraph('coifmanNormalization', read).degrees.map((degree) => (degree === 0 ? 0 : 1 / degree));
  const { size } = read;
  if (!isSparse(read)) {
    const data = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) data[i * size + j] = inverse[i]! * read.data[i * size + j]! * inverse[j]!;
    }
    return { data, size };
  }
  const values = new Float64Array(read.rowPointers[size]!);
  for (let i = 0; i < size; i++) {
    for (let p = read.rowPointers[i]!; p < read.rowPointers[i + 1]!; p++)
      values[p] = inverse[i]! * read.values[p]! * inverse[read.columnIndices[p]!]!;
  }
  return { ...read, values };
}
