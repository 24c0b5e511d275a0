import type { DenseMatrix, SparseMatrix } from '../matrix.js';

/** A CSR matrix with its zeros written out. */
export function toDense({ rowPointers, columnIndices, values, size }: SparseMatrix): DenseMatrix {
  const data = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) data[i * size + columnIndices[p]!] = values[p]!;
  }
  return { data, size };
}

/** A dense matrix in CSR form, without the entries that are not above `threshold` times the largest. */
export function toSparse({ data, size }: DenseMatrix, threshold: number): SparseMatrix {
  let largest = 0;
  for (let p = 0; p < data.length; p++) largest = Math.max(largest, Math.abs(data[p]!));
  const least = threshold * largest;
  const rowPointers = new Int32Array(size + 1);
  for (let i = 0; i < size; i++) {
    let count = rowPointers[i]!;
    for (let j = 0; j < size; j++) if (i === j || Math.abs(data[i * size + j]!) > least) count++;
    rowPointers[i + 1] = count;
  }
  const columnIndices = new Int32Array(rowPointers[size]!);
  const values = new Float64Array(rowPointers[size]!);
  let p = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const value = data[i * size + j]!;
      if (i !== j && Math.abs(value) <= least) continue;
      columnIndices[p] = j;
      values[p++] = value;
    }
  }
  return { rowPointers, columnIndices, values, size };
}
