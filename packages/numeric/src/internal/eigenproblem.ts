import type { DenseMatrix, SparseMatrix } from '../matrix.js';
import { type LanczosResult, lanczosSmallest } from './lanczos.js';
import type { Eigenpairs } from './tridiagonal-eigenpairs.js';
import { addScaled, fillPseudoRandom, norm, scale } from './vector.js';

/** A symmetric eigenproblem, whatever form the operator has. */
export interface Eigenproblem {
  size: number;
  multiply(x: Float64Array, y: Float64Array): void;
  /** The operator as a matrix, where there is one. */
  matrix: (() => DenseMatrix | SparseMatrix) | undefined;
  /** A unit vector that is known to belong to eigenvalue 0 and is left out. */
  nullVector: Float64Array | undefined;
}

export interface IterationLimits {
  tolerance: number;
  maxIterations: number;
  onIteration: (iteration: number, residual: number) => void;
}

/** What a solver found; `residual` is the worst one, relative to the norm of what it iterated with. */
export interface Solution extends Eigenpairs {
  iterations: number;
  residual: number;
  norm: number;
  converged: boolean;
}

/**
 * The `k` smallest eigenpairs one after the other, each sought orthogonal to those before. A multiple eigenvalue comes out as often as it is
 * there: every search starts with a random part.
 */
export function smallestOneByOne(
  multiply: Eigenproblem['multiply'],
  n: number,
  k: number,
  nullVector: Float64Array | undefined,
  limits: IterationLimits,
): Solution {
  const locked = nullVector ? [nullVector] : [];
  const found: LanczosResult[] = [];
  let iterations = 0;
  for (let index = 0; index < k; index++) {
    const start = new Float64Array(n);
    fillPseudoRandom(start, index + 1);
    scale(start, 1 / norm(start));
    const previous = found.at(-1);
    if (previous && previous.nextVector !== previous.vector) {
      scale(start, 0.1);
      addScaled(start, 1, previous.nextVector);
    }
    const before = iterations;
    const pair = lanczosSmallest(multiply, n, {
      locked,
      start,
      tolerance: limits.tolerance,
      maxIterations: limits.maxIterations,
      onIteration: (iteration, residual) => limits.onIteration(before + iteration, residual),
    });
    iterations += pair.iterations;
    found.push(pair);
    locked.push(pair.vector);
    if (!pair.converged) break;
  }
  found.sort((a, b) => a.value - b.value);
  return {
    values: Float64Array.from(found, (pair) => pair.value),
    vectors: found.map((pair) => pair.vector),
    iterations,
    residual: Math.max(...found.map((pair) => pair.residual)),
    norm: Math.max(...found.map((pair) => pair.norm)),
    converged: found.every((pair) => pair.converged),
  };
}
