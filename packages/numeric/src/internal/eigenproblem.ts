import type { DenseMatrix, SparseMatrix } from '../matrix.js';
import { type LanczosResult, lanczosSmallest } from './lanczos.js';
import type { Eigenpairs } from './tridiagonal-eigenpairs.js';
import { addScaled, fillPseudoRandom, norm, scale } from './vector.js';

/** What an iteration needs to know. */
export interface IterableProblem {
  size: number;
  multiply(x: Float64Array, y: Float64Array): void;
  /** A unit vector that is known to belong to eigenvalue 0 and is left out. */
  nullVector: Float64Array | undefined;
  /** A unit vector to start the first search with. */
  start: Float64Array | undefined;
}

/** A symmetric eigenproblem, whatever form the operator has. */
export interface Eigenproblem extends IterableProblem {
  /** The operator as a matrix, where there is one. */
  matrix: (() => DenseMatrix | SparseMatrix) | undefined;
}

/** One that a direct method can take on. */
export type FactorableProblem = Eigenproblem & { matrix: () => DenseMatrix | SparseMatrix };

export interface IterationLimits {
  /** Of the first pair, the second, …; the last one goes for all that follow. */
  tolerances: readonly number[];
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
export function smallestOneByOne(problem: IterableProblem, k: number, limits: IterationLimits): Solution {
  const { size: n, multiply, nullVector } = problem;
  const locked = nullVector ? [nullVector] : [];
  const found: LanczosResult[] = [];
  let iterations = 0;
  for (let index = 0; index < k; index++) {
    const start = new Float64Array(n);
    if (index === 0 && problem.start) start.set(problem.start);
    else {
      fillPseudoRandom(start, index + 1);
      const previous = found.at(-1);
      if (previous) {
        scale(start, 0.1 / norm(start));
        addScaled(start, 1, previous.nextVector);
      }
    }
    const before = iterations;
    const pair = lanczosSmallest(multiply, n, {
      locked,
      start,
      tolerance: limits.tolerances[index] ?? limits.tolerances.at(-1)!,
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
