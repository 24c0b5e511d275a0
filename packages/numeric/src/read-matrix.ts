import { checkInteger } from './checks.js';
import { checkDenseSize } from './dense-size.js';
import { InvalidArgumentError, ShapeError } from './errors.js';
import { checkEntries } from './internal/entries.js';
import { checkDenseSymmetry, checkSparseSymmetry } from './internal/symmetry.js';
import { type DenseMatrix, isSparse, type MatrixInput, type SparseMatrix } from './matrix.js';

/**
 * Reads a square matrix and checks it: shape, finite entries, CSR structure. Rows become one `Float64Array`; `{data, size}` and CSR
 * are taken as they are, without a copy.
 *
 * @throws {ShapeError} when it is not square
 * @throws {InvalidArgumentError} for NaN or infinite entries, a broken CSR structure, or a dense matrix that is too large
 *
 * @example
 * ```ts
 * import { readMatrix } from '@cairn-ml/numeric';
 *
 * readMatrix('caller', 'matrix', [[1, 2], [3, 4]]); // { data: [1, 2, 3, 4], size: 2 }
 * ```
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
 *
 * @example
 * ```ts
 * import { readSymmetricMatrix } from '@cairn-ml/numeric';
 *
 * readSymmetricMatrix('caller', 'matrix', [[1, 2], [2, 4]]).size; // 2
 * readSymmetricMatrix('caller', 'matrix', [[1, 2], [3, 4]]); // throws InvalidArgumentError
 * ```
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
