import { checkInteger } from './checks.js';
import { InvalidArgumentError, ShapeError } from './errors.js';

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

/** Whether `matrix` is in CSR form. */
export function isSparse(matrix: MatrixInput): matrix is SparseMatrix {
  return 'rowPointers' in matrix;
}

/** The most bytes that a function of Cairn allocates for one dense matrix: 4 GiB, a matrix of 23,170 rows. */
const maximumDenseBytes = 2 ** 32;

/**
 * Throws when a dense matrix of `size` rows would not fit (4 GiB), naming the memory it would need and the sparse way out.
 *
 * @throws {InvalidArgumentError}
 */
export function checkDenseSize(caller: string, argument: string, size: number): void {
  const bytes = size * size * 8;
  if (bytes <= maximumDenseBytes) return;
  const rule = 'have at most 23170 rows as a dense matrix';
  const fix = `${size} rows need ${(bytes / 2 ** 30).toFixed(1)} GiB; pass the non-zero entries as CSR {rowPointers, columnIndices, values, size}.`;
  throw new InvalidArgumentError(caller, argument, rule, size, fix);
}

/**
 * Reads a square matrix and checks it: shape, finite entries, CSR structure. Rows become one `Float64Array`; `{data, size}` and CSR
 * are taken as they are, without a copy.
 *
 * @throws {ShapeError} when it is not square
 * @throws {InvalidArgumentError} for NaN or infinite entries, a broken CSR structure, or a dense matrix that is too large
 */
export function readMatrix(caller: string, argument: string, matrix: MatrixInput): DenseMatrix | SparseMatrix {
  if (isSparse(matrix)) return readSparse(caller, argument, matrix);
  const dense = readDense(caller, argument, matrix);
  checkEntries(caller, argument, dense);
  return dense;
}

/**
 * Like {@link readMatrix}, and symmetric: entries (i, j) and (j, i) differ by at most `1e-8` of the largest.
 *
 * @throws {ShapeError} when it is not square
 * @throws {InvalidArgumentError} as {@link readMatrix}, and for a pair of entries that differ
 */
export function readSymmetricMatrix(caller: string, argument: string, matrix: MatrixInput): DenseMatrix | SparseMatrix {
  if (isSparse(matrix)) {
    const sparse = readSparse(caller, argument, matrix);
    checkSparseSymmetry(caller, argument, sparse);
    return sparse;
  }
  const dense = readDense(caller, argument, matrix);
  checkDenseSymmetry(caller, argument, dense);
  return dense;
}

function readDense(caller: string, argument: string, matrix: ArrayLike<ArrayLike<number>> | DenseMatrix): DenseMatrix {
  return 'data' in matrix ? checkDense(caller, argument, matrix) : readRows(caller, argument, matrix);
}

function readRows(caller: string, argument: string, rows: ArrayLike<ArrayLike<number>>): DenseMatrix {
  const size = rows.length;
  checkDenseSize(caller, argument, size);
  for (let i = 0; i < size; i++) {
    if (rows[i]!.length !== size)
      throw new ShapeError(caller, `${argument}[${i}]`, `have one entry per row (${size})`, [rows[i]!.length]);
  }
  const data = new Float64Array(size * size);
  for (let i = 0; i < size; i++) data.set(rows[i]!, i * size);
  return { data, size };
}

function checkDense(caller: string, argument: string, matrix: DenseMatrix): DenseMatrix {
  const { data, size } = matrix;
  checkInteger(caller, `${argument}.size`, size, { min: 0 });
  if (data.length !== size * size) {
    checkDenseSize(caller, `${argument}.size`, size);
    throw new ShapeError(caller, `${argument}.data`, `have size x size entries (${size * size})`, [data.length]);
  }
  return matrix;
}

function checkEntries(caller: string, argument: string, { data, size }: DenseMatrix): void {
  for (let p = 0; p < data.length; p++) {
    if (!Number.isFinite(data[p])) {
      throw new InvalidArgumentError(
        caller,
        `${argument}[${Math.floor(p / size)}][${p % size}]`,
        'be a finite number',
        data[p],
      );
    }
  }
}

function readSparse(caller: string, argument: string, matrix: SparseMatrix): SparseMatrix {
  const { rowPointers, columnIndices, values, size } = matrix;
  checkInteger(caller, `${argument}.size`, size, { min: 0 });
  if (rowPointers.length !== size + 1) {
    throw new ShapeError(caller, `${argument}.rowPointers`, `have size + 1 entries (${size + 1})`, [
      rowPointers.length,
    ]);
  }
  const count = rowPointers[size]!;
  if (columnIndices.length !== count || values.length !== count) {
    const name = columnIndices.length !== count ? 'columnIndices' : 'values';
    throw new ShapeError(caller, `${argument}.${name}`, `have rowPointers[size] entries (${count})`, [
      matrix[name].length,
    ]);
  }
  const lastRow = new Int32Array(size).fill(-1);
  for (let i = 0; i < size; i++) {
    const end = rowPointers[i + 1]!;
    if (!(rowPointers[0] === 0 && end >= rowPointers[i]! && end <= count)) {
      throw new InvalidArgumentError(caller, `${argument}.rowPointers[${i + 1}]`, 'not decrease, from 0 on', end);
    }
    for (let p = rowPointers[i]!; p < end; p++) {
      const j = columnIndices[p]!;
      if (!Number.isInteger(j) || j < 0 || j >= size || lastRow[j] === i) {
        throw new InvalidArgumentError(
          caller,
          `${argument}.columnIndices[${p}]`,
          `name each column from 0 to ${size - 1} at most once in row ${i}`,
          j,
        );
      }
      if (!Number.isFinite(values[p]))
        throw new InvalidArgumentError(caller, `${argument}.values[${p}]`, 'be a finite number', values[p]);
      lastRow[j] = i;
    }
  }
  return matrix;
}

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

function checkDenseSymmetry(caller: string, argument: string, matrix: DenseMatrix): void {
  if (looksSymmetric(denseSums(matrix))) return;
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

function checkSparseSymmetry(caller: string, argument: string, matrix: SparseMatrix): void {
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

/** The transpose of a CSR matrix, its columns in ascending order. O(entries). */
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
