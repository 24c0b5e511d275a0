import { type DenseMatrix, isSparse, type MatrixInput, readMatrix, type SparseMatrix } from '@cairn-ml/numeric';
import { readOrder } from './internal/read.js';

/**
 * A matrix with its rows and columns in another order: entry (i, j) of the result is entry (`order[i]`, `order[j]`).
 *
 * `matrix`: n x n, of any sign, symmetric or not. A dense matrix gives a dense one in O(n²), CSR gives CSR in O(entries). `order[k]` is the object at
 * position k.
 *
 * @throws {ShapeError} when `matrix` is not square or `order` has another length
 * @throws {InvalidArgumentError} for NaN or infinite entries, or an `order` that is not a permutation
 *
 * @example
 * ```ts
 * import { permuteMatrix } from '@cairn-ml/spectral-seriation';
 *
 * permuteMatrix([[0, 1, 2], [1, 0, 3], [2, 3, 0]], [2, 0, 1]).data; // Float64Array [0, 2, 3, 2, 0, 1, 3, 1, 0]
 * ```
 *
 * Source: `permute` of R seriation 1.4.1.
 */
export function permuteMatrix(matrix: SparseMatrix, order: ArrayLike<number>): SparseMatrix;
export function permuteMatrix(
  matrix: ArrayLike<ArrayLike<number>> | DenseMatrix,
  order: ArrayLike<number>,
): DenseMatrix;
export function permuteMatrix(matrix: MatrixInput, order: ArrayLike<number>): DenseMatrix | SparseMatrix;
export function permuteMatrix(matrix: MatrixInput, order: ArrayLike<number>): DenseMatrix | SparseMatrix {
  const read = readMatrix('permuteMatrix', 'matrix', matrix);
  const positions = readOrder('permuteMatrix', order, read.size);
  return isSparse(read) ? permuteSparse(read, positions) : permuteDense(read, positions);
}

/** {@link permuteMatrix} of a dense matrix and an order that are already checked. */
export function permuteDense({ data, size }: DenseMatrix, order: Int32Array): DenseMatrix {
  const result = new Float64Array(data.length);
  for (let i = 0; i < size; i++) {
    const row = order[i]! * size;
    for (let j = 0; j < size; j++) result[i * size + j] = data[row + order[j]!]!;
  }
  return { data: result, size };
}

function permuteSparse(matrix: SparseMatrix, order: Int32Array): SparseMatrix {
  const { size } = matrix;
  const position = new Int32Array(size);
  for (let k = 0; k < size; k++) position[order[k]!] = k;
  const rowPointers = new Int32Array(size + 1);
  const columnIndices = new Int32Array(matrix.values.length);
  const values = new Float64Array(matrix.values.length);
  let next = 0;
  for (let k = 0; k < size; k++) {
    for (let p = matrix.rowPointers[order[k]!]!; p < matrix.rowPointers[order[k]! + 1]!; p++) {
      columnIndices[next] = position[matrix.columnIndices[p]!]!;
      values[next++] = matrix.values[p]!;
    }
    rowPointers[k + 1] = next;
  }
  return { rowPointers, columnIndices, values, size };
}
