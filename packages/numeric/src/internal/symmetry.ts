import { InvalidArgumentError } from '../errors.js';
import { type DenseMatrix, type SparseMatrix, transposeSparse } from '../matrix.js';
import { checkEntries } from './entries.js';

const symmetryTolerance = 1e-8;

/** A x and Aᵀ x for one irregular x. */
interface WeightedSums {
  rowSums: Float64Array;
  columnSums: Float64Array;
}

/**
 * Compares the row sums and the column sums of the entries, weighted by an irregular x: but for round-off they are equal if and only if the
 * matrix is symmetric. False where they differ or are NaN, and every entry is to be looked at.
 */
function looksSymmetric({ rowSums, columnSums }: WeightedSums): boolean {
  const size = rowSums.length;
  let scale = 0;
  for (let i = 0; i < size; i++) scale = Math.max(scale, Math.abs(rowSums[i]!));
  const roundOff = Math.min(1e-12, 4e-9 / size) * scale;
  for (let i = 0; i < size; i++) {
    if (!(Math.abs(rowSums[i]! - columnSums[i]!) <= roundOff)) return false;
  }
  return true;
}

/** Irregular numbers between 1 and 2: i times the golden ratio, its fraction plus 1. */
function irregularWeights(size: number): Float64Array {
  const x = new Float64Array(size);
  for (let i = 0; i < size; i++) x[i] = 1 + ((i * 0.6180339887498949) % 1);
  return x;
}

/** From this size on the sums pay. */
const sumsFrom = 64;

/** Throws at the first pair of mirrored entries that differ, or at an entry that is not finite. */
export function checkDenseSymmetry(caller: string, argument: string, matrix: DenseMatrix): void {
  if (matrix.size >= sumsFrom && looksSymmetric(denseSums(matrix))) return;
  checkEntries(caller, argument, matrix);
  comparePairs(caller, argument, matrix);
}

/** In one pass in memory order, four rows at a time. */
function denseSums({ data, size }: DenseMatrix): WeightedSums {
  const x = irregularWeights(size);
  const rowSums = new Float64Array(size);
  const columnSums = new Float64Array(size);
  for (let i = 0; i < size; i += 4) {
    const r0 = i * size;
    const r1 = i + 1 < size ? r0 + size : r0; // rows past the end weigh 0
    const r2 = i + 2 < size ? r1 + size : r0;
    const r3 = i + 3 < size ? r2 + size : r0;
    const x0 = x[i]!;
    const x1 = x[i + 1] ?? 0;
    const x2 = x[i + 2] ?? 0;
    const x3 = x[i + 3] ?? 0;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let j = 0; j < size; j++) {
      const xj = x[j]!;
      const a0 = data[r0 + j]!;
      const a1 = data[r1 + j]!;
      const a2 = data[r2 + j]!;
      const a3 = data[r3 + j]!;
      s0 += a0 * xj;
      s1 += a1 * xj;
      s2 += a2 * xj;
      s3 += a3 * xj;
      columnSums[j]! += a0 * x0 + a1 * x1 + (a2 * x2 + a3 * x3);
    }
    rowSums[i] = s0;
    if (i + 1 < size) rowSums[i + 1] = s1;
    if (i + 2 < size) rowSums[i + 2] = s2;
    if (i + 3 < size) rowSums[i + 3] = s3;
  }
  return { rowSums, columnSums };
}

function comparePairs(caller: string, argument: string, { data, size }: DenseMatrix): void {
  let largest = 0;
  for (let p = 0; p < data.length; p++) largest = Math.max(largest, Math.abs(data[p]!));
  const allowed = symmetryTolerance * largest;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const value = data[i * size + j]!;
      const mirrored = data[j * size + i]!;
      if (Math.abs(value - mirrored) > allowed) throw asymmetric(caller, argument, i, j, value, mirrored);
    }
  }
}

function sparseSums({ rowPointers, columnIndices, values, size }: SparseMatrix): WeightedSums {
  const x = irregularWeights(size);
  const rowSums = new Float64Array(size);
  const columnSums = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const end = rowPointers[i + 1]!;
    const xi = x[i]!;
    let sum = 0;
    for (let p = rowPointers[i]!; p < end; p++) {
      const j = columnIndices[p]!;
      const value = values[p]!;
      sum += value * x[j]!;
      columnSums[j]! += value * xi;
    }
    rowSums[i] = sum;
  }
  return { rowSums, columnSums };
}

/** Throws at the first pair of mirrored entries that differ. */
export function checkSparseSymmetry(caller: string, argument: string, matrix: SparseMatrix): void {
  if (!looksSymmetric(sparseSums(matrix))) compareWithTranspose(caller, argument, matrix);
}

function compareWithTranspose(caller: string, argument: string, matrix: SparseMatrix): void {
  const { rowPointers, columnIndices, values, size } = matrix;
  let largest = 0;
  for (let p = 0; p < values.length; p++) largest = Math.max(largest, Math.abs(values[p]!));
  const allowed = symmetryTolerance * largest;
  const transposed = transposeSparse(matrix);
  const row = new Float64Array(size); // row i of the transpose, scattered
  for (let i = 0; i < size; i++) {
    const [start, end] = [transposed.rowPointers[i]!, transposed.rowPointers[i + 1]!];
    for (let p = start; p < end; p++) row[transposed.columnIndices[p]!] = transposed.values[p]!;
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) {
      const j = columnIndices[p]!;
      if (Math.abs(values[p]! - row[j]!) > allowed) throw asymmetric(caller, argument, i, j, values[p]!, row[j]!);
      row[j] = 0;
    }
    for (let p = start; p < end; p++) {
      const j = transposed.columnIndices[p]!;
      if (Math.abs(row[j]!) > allowed) throw asymmetric(caller, argument, i, j, 0, row[j]!);
      row[j] = 0;
    }
  }
}

function asymmetric(
  caller: string,
  argument: string,
  i: number,
  j: number,
  value: number,
  mirrored: number,
): InvalidArgumentError {
  const fix = `Its mirror image [${j}][${i}] is ${mirrored}; pass (A + transposed A) / 2 if that is what you mean.`;
  return new InvalidArgumentError(caller, `${argument}[${i}][${j}]`, 'be symmetric', value, fix);
}
