import { isSparse } from '../matrix.js';
import { toDense } from './dense-and-sparse.js';
import type { FactorableProblem } from './eigenproblem.js';
import { type Eigenpairs, tridiagonalEigenpairs } from './tridiagonal-eigenpairs.js';
import { applyReflectors, tridiagonalize } from './tridiagonalize.js';

/** The direct way: Householder reduction, bisection, inverse iteration. 4/3 n³ flops and a copy of the matrix. */
export function solveHouseholder(problem: FactorableProblem, k: number): Eigenpairs {
  const { size, nullVector } = problem;
  const matrix = problem.matrix();
  const a = isSparse(matrix) ? toDense(matrix).data : matrix.data.slice();
  if (nullVector) raise(a, size, nullVector);
  const tridiagonal = tridiagonalize(a, size);
  const pairs = tridiagonalEigenpairs(tridiagonal.diagonal, tridiagonal.offDiagonal, size, k);
  for (let index = 0; index < k; index++) {
    applyReflectors(tridiagonal, pairs.vectors[index]!);
    pairs.values[index]! *= tridiagonal.scale;
  }
  return pairs;
}

/** A += c v vᵀ with c beyond every eigenvalue, which takes the null vector to the far end of the spectrum. */
function raise(a: Float64Array, n: number, v: Float64Array): void {
  let bound = 0;
  for (let i = 0; i < n; i++) {
    let rowSum = 0;
    for (let j = 0; j < n; j++) rowSum += Math.abs(a[i * n + j]!);
    bound = Math.max(bound, rowSum);
  }
  for (let i = 0; i < n; i++) {
    const factor = 2 * bound * v[i]!;
    for (let j = 0; j <= i; j++) a[i * n + j]! += factor * v[j]!;
  }
}
