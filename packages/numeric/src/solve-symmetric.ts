import { checkFinite, checkLength } from './checks.js';
import { toDense } from './internal/dense-and-sparse.js';
import { solveByCholesky } from './internal/solve-by-cholesky.js';
import { dot } from './internal/vector.js';
import { isSparse, type MatrixInput } from './matrix.js';
import { readSymmetricMatrix } from './read-matrix.js';
import { symmetricEigen } from './symmetric-eigen.js';

/** Solution of {@link solveSymmetric}. */
export interface SolveSymmetricResult {
  /** x, n entries. */
  solution: Float64Array;
  /** Number of eigenvalues that are not zero: n, or less where the matrix is singular and x is the shortest least-squares solution. */
  rank: number;
}

/**
 * Solves A x = b for a symmetric matrix: by Cholesky in reverse Cuthill-McKee order when A is positive definite, else by its eigenpairs,
 * x = Σ v (v·b) / λ over the eigenvalues λ beyond round-off (`n ε max|λ|`): the shortest least-squares solution.
 *
 * @param matrix n x n, as rows, `{data, size}` or CSR
 * @param rightHandSide b, n entries
 * @throws {ShapeError} when the matrix is not square or b has another length
 * @throws {InvalidArgumentError} for NaN, infinities or asymmetry
 *
 * @example
 * ```ts
 * import { solveSymmetric } from '@cairn-ml/numeric';
 *
 * solveSymmetric([[4, 1], [1, 3]], [9, 5]).solution; // [2, 1]
 * ```
 *
 * Source: Golub and Van Loan, Matrix Computations, 4.2 and 5.5.
 */
export function solveSymmetric(matrix: MatrixInput, rightHandSide: ArrayLike<number>): SolveSymmetricResult {
  const read = readSymmetricMatrix('solveSymmetric', 'matrix', matrix);
  const { size } = read;
  checkLength('solveSymmetric', 'rightHandSide', rightHandSide, size, 'one entry per row');
  checkFinite('solveSymmetric', 'rightHandSide', rightHandSide);
  const solutions = solveByCholesky(read, [rightHandSide]);
  if (solutions) return { solution: solutions[0]!, rank: size };
  return byEigenpairs(isSparse(read) ? toDense(read) : read, Float64Array.from(rightHandSide));
}

function byEigenpairs(matrix: MatrixInput, b: Float64Array): SolveSymmetricResult {
  const { values, vectors } = symmetricEigen(matrix);
  const solution = new Float64Array(b.length);
  const largest = Math.max(Math.abs(values[0]!), Math.abs(values.at(-1)!));
  let rank = 0;
  for (const [k, vector] of vectors.entries()) {
    if (Math.abs(values[k]!) <= b.length * Number.EPSILON * largest) continue;
    rank++;
    const weight = dot(vector, b) / values[k]!;
    for (let i = 0; i < b.length; i++) solution[i]! += weight * vector[i]!;
  }
  return { solution, rank };
}
