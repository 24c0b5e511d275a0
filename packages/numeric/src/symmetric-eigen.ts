import { checkDenseSize } from './dense-size.js';
import { ConvergenceError } from './errors.js';
import { toDense } from './internal/dense-and-sparse.js';
import { implicitQl } from './internal/implicit-ql.js';
import { orthogonalRows, tridiagonalize } from './internal/tridiagonalize.js';
import { isSparse, type MatrixInput } from './matrix.js';
import { readSymmetricMatrix } from './read-matrix.js';

/** All eigenpairs of a symmetric matrix. */
export interface SymmetricEigenResult {
  /** Eigenvalues, ascending. */
  values: Float64Array;
  /** `vectors[k]` is the unit eigenvector of `values[k]`; its sign is arbitrary. */
  vectors: Float64Array[];
}

/**
 * All eigenvalues and eigenvectors of a symmetric matrix: Householder reduction to tridiagonal form, then implicit QL. About 6 n³ flops; A = Σ values[k] vectors[k] vectors[k]ᵀ to
 * a few units of round-off of the norm.
 *
 * For a few pairs of a large matrix use {@link smallestEigenpairs}.
 *
 * @param matrix n x n, as rows, `{data, size}` or CSR (written out densely); n = 0 gives no pairs
 * @throws {ShapeError} when it is not square
 * @throws {InvalidArgumentError} for NaN, infinities or asymmetry
 *
 * @example
 * ```ts
 * import { symmetricEigen } from '@cairn-ml/numeric';
 *
 * const { values } = symmetricEigen([[2, 1], [1, 2]]);
 * console.log(Array.from(values, (value) => value.toFixed(12))); // ['1.000000000000', '3.000000000000']
 * ```
 *
 * Source: Golub and Van Loan, Matrix Computations, 8.3.
 */
export function symmetricEigen(matrix: MatrixInput): SymmetricEigenResult {
  const read = readSymmetricMatrix('symmetricEigen', 'matrix', matrix);
  const n = read.size;
  checkDenseSize('symmetricEigen', 'matrix', n);
  const tridiagonal = tridiagonalize(isSparse(read) ? toDense(read).data : read.data.slice(), n);
  const rows = orthogonalRows(tridiagonal, n);
  const failed = implicitQl(tridiagonal.diagonal, tridiagonal.offDiagonal, rows, n);
  if (failed >= 0) throw new ConvergenceError('symmetricEigen', 60, Math.abs(tridiagonal.offDiagonal[failed]!));
  const ascending = Array.from(tridiagonal.diagonal.keys()).sort(
    (a, b) => tridiagonal.diagonal[a]! - tridiagonal.diagonal[b]!,
  );
  return {
    values: Float64Array.from(ascending, (k) => tridiagonal.diagonal[k]! * tridiagonal.scale),
    vectors: ascending.map((k) => rows.subarray(k * n, (k + 1) * n)),
  };
}
