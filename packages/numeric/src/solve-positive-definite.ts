import { checkFinite, checkLength } from './checks.js';
import { InvalidArgumentError } from './errors.js';
import { solveByCholesky } from './internal/solve-by-cholesky.js';
import type { MatrixInput } from './matrix.js';
import { readSymmetricMatrix } from './read-matrix.js';

/**
 * Solves A x = b for several b with one factorisation, A symmetric and positive definite: Cholesky, `A = L Lᵀ`, in reverse Cuthill-McKee order.
 *
 * The factorisation takes n³ / 6 multiplications for a dense matrix and less where zeros allow it, each right-hand side n². The rounding error of x
 * grows with the condition number of A. `solveSymmetric` takes a matrix that is not definite, for one b.
 *
 * @param matrix - n x n, as rows, `{data, size}` or CSR
 * @param rightHandSides - Any number of b, n entries each; they stay as they are.
 * @returns x of each b, in their order.
 * @throws {ShapeError} when the matrix is not square or a b has another length
 * @throws {InvalidArgumentError} for NaN, infinities or asymmetry, and for a matrix that is not positive definite: a pivot that is not above 1e-15 of
 * its diagonal entry
 *
 * @example
 * ```ts
 * import { solvePositiveDefinite } from '@cairn-ml/numeric';
 *
 * solvePositiveDefinite([[4, 1], [1, 3]], [[9, 5], [5, 4]]); // [[2, 1], [1, 1]]
 * solvePositiveDefinite([[1, 2], [2, 1]], []); // throws InvalidArgumentError: solvePositiveDefinite: `matrix` must be positive definite, …
 * ```
 *
 * Source: Golub and Van Loan, Matrix Computations, 4.2.
 */
export function solvePositiveDefinite(
  matrix: MatrixInput,
  rightHandSides: ArrayLike<ArrayLike<number>>,
): Float64Array[] {
  const read = readSymmetricMatrix('solvePositiveDefinite', 'matrix', matrix);
  const sides = Array.from(rightHandSides);
  for (const [k, side] of sides.entries()) {
    checkLength('solvePositiveDefinite', `rightHandSides[${k}]`, side, read.size, 'one entry per row');
    checkFinite('solvePositiveDefinite', `rightHandSides[${k}]`, side);
  }
  const solutions = solveByCholesky(read, sides);
  if (solutions) return solutions;
  const fix = 'Add a positive number to its diagonal, or take `solveSymmetric`.';
  const shown = `${read.size} x ${read.size} numbers that are not`;
  throw new InvalidArgumentError('solvePositiveDefinite', 'matrix', 'be positive definite', shown, fix);
}
