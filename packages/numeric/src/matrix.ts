/** A dense square matrix, row-major: entry (i, j) is `data[i * size + j]`. */
export interface DenseMatrix {
  readonly data: Float64Array;
  readonly size: number;
}

/**
 * A sparse square matrix in compressed sparse row form (CSR): row i holds `values[p]` in column `columnIndices[p]`
 * for `rowPointers[i] <= p < rowPointers[i + 1]`. A column appears at most once in a row; the order is free.
 */
export interface SparseMatrix {
  readonly rowPointers: ArrayLike<number>;
  readonly columnIndices: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly size: number;
}

/** A square matrix as rows, as `{data, size}` or as CSR. */
export type MatrixInput = ArrayLike<ArrayLike<number>> | DenseMatrix | SparseMatrix;

/**
 * Whether `matrix` is in CSR form.
 *
 * @example
 * ```ts
 * import { isSparse } from '@cairn-ml/numeric';
 *
 * isSparse({ rowPointers: [0, 1], columnIndices: [0], values: [3], size: 1 }); // true
 * isSparse([[3]]); // false
 * ```
 */
export function isSparse(matrix: MatrixInput): matrix is SparseMatrix {
  return 'rowPointers' in matrix;
}

/**
 * The transpose of a CSR matrix, its columns in ascending order. O(entries).
 *
 * @example
 * ```ts
 * import { transposeSparse } from '@cairn-ml/numeric';
 *
 * transposeSparse({ rowPointers: [0, 2, 2], columnIndices: [0, 1], values: [5, 7], size: 2 }).rowPointers; // [0, 1, 2]
 * ```
 */
export function transposeSparse(matrix: SparseMatrix): {
  rowPointers: Int32Array;
  columnIndices: Int32Array;
  values: Float64Array;
  size: number;
} {
  const { size } = matrix;
  const count = matrix.rowPointers[size]!;
  const rowPointers = new Int32Array(size + 1);
  for (let p = 0; p < count; p++) rowPointers[matrix.columnIndices[p]! + 1]!++;
  for (let i = 0; i < size; i++) rowPointers[i + 1]! += rowPointers[i]!;
  const next = rowPointers.slice(0, size);
  const columnIndices = new Int32Array(count);
  const values = new Float64Array(count);
  for (let i = 0; i < size; i++) {
    for (let p = matrix.rowPointers[i]!; p < matrix.rowPointers[i + 1]!; p++) {
      const at = next[matrix.columnIndices[p]!]!++;
      columnIndices[at] = i;
      values[at] = matrix.values[p]!;
    }
  }
  return { rowPointers, columnIndices, values, size };
}
