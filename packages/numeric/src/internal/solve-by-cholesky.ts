import { type DenseMatrix, isSparse, type SparseMatrix } from '../matrix.js';
import { toSparse } from './dense-and-sparse.js';
import { envelopeCholesky, planEnvelope } from './envelope-cholesky.js';

/** x of A x = b for each b; undefined when A, which has been checked, is not positive definite. */
export function solveByCholesky(
  matrix: DenseMatrix | SparseMatrix,
  rightHandSides: readonly ArrayLike<number>[],
): Float64Array[] | undefined {
  const sparse = isSparse(matrix) ? matrix : toSparse(matrix, 0);
  const factor = envelopeCholesky(sparse, planEnvelope(sparse), 0, false);
  if (!factor) return undefined;
  const { order } = factor;
  const solutions = rightHandSides.map(() => new Float64Array(sparse.size));
  for (let first = 0; first < solutions.length; first += 4) {
    const count = Math.min(4, solutions.length - first);
    const width = count === 1 ? 1 : 4;
    const ordered = new Float64Array(width * sparse.size);
    for (let s = 0; s < count; s++) {
      const side = rightHandSides[first + s]!;
      for (let position = 0; position < sparse.size; position++)
        ordered[width * position + s] = side[order[position]!]!;
    }
    if (width === 1) factor.solve(ordered);
    else factor.solveFour(ordered);
    for (let s = 0; s < count; s++) {
      const solution = solutions[first + s]!;
      for (let position = 0; position < sparse.size; position++)
        solution[order[position]!] = ordered[width * position + s]!;
    }
  }
  factor.release();
  return solutions;
}
