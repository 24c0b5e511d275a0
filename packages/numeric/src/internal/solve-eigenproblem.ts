import { ConvergenceError, InvalidArgumentError } from '../errors.js';
import type { EigenpairMethod, SmallestEigenpairsResult } from '../smallest-eigenpairs.js';
import { type Eigenproblem, type FactorableProblem, type IterationLimits, smallestOneByOne } from './eigenproblem.js';
import { solveHouseholder } from './solve-householder.js';
import { solveShiftInvert } from './solve-shift-invert.js';

/** Pairs before their residuals are measured. */
export type Solved = Pick<SmallestEigenpairsResult, 'values' | 'vectors' | 'iterations' | 'method'>;

/** Up to this size the direct way is the fastest. */
const directSize = 96;

/** Lanczos steps after which a factorisation is tried. */
const patience = 80;

/** An eigenvalue below this part of the norm has too few digits to be told from its neighbours. */
const lostInRoundOff = 1e-7;

/** From this part of the norm on an eigenvalue gains nothing by the inverse. */
const ofTheNorm = 0.02;

/** Solves by the given method, or by the one that fits, changing it where it does not get there. */
export function solveEigenproblem(
  caller: string,
  problem: Eigenproblem,
  k: number,
  method: 'auto' | EigenpairMethod,
  limits: IterationLimits,
  sparse: boolean,
): Solved {
  const { size } = problem;
  const factorable = hasMatrix(problem) ? problem : undefined;
  const householder = (): Solved => {
    const { values, vectors } = solveHouseholder(needMatrix(caller, problem), k);
    return { values, vectors, iterations: 0, method: 'householder' };
  };
  if (
    method === 'householder' ||
    (method === 'auto' && factorable && (size <= directSize || (!sparse && 8 * k > size)))
  )
    return householder();

  if (method === 'shift-invert' || (method === 'auto' && sparse)) {
    const inverted = solveShiftInvert(needMatrix(caller, problem), k, limits);
    if (inverted?.converged) return { ...inverted, method: 'shift-invert' };
    if (method === 'shift-invert') {
      if (inverted)
        throw new ConvergenceError(
          caller,
          inverted.iterations,
          inverted.residual,
          'Raise `maxIterations` or `tolerance`.',
        );
      const rule = 'be positive semidefinite with a narrow envelope for shift-invert';
      throw new InvalidArgumentError(caller, 'operator', rule, problem.size, "Use method 'lanczos' or 'auto'.");
    }
  }

  if (method === 'auto' && factorable && !sparse) return changingSolver(factorable, k, limits, householder);
  const iterated = smallestOneByOne(problem, k, limits);
  if (iterated.converged) return { ...iterated, method: 'lanczos' };
  const fix = 'Raise `maxIterations` or `tolerance`, or give `matrix` for a factorisation.';
  throw new ConvergenceError(caller, iterated.iterations, iterated.residual, fix);
}

/**
 * Lanczos for a while. Where it does not get there: more of it when the eigenvalue is of the size of the norm, since then the inverse spreads the spectrum no
 * better; else shift-invert, and in the end the direct way.
 */
function changingSolver(
  problem: FactorableProblem,
  k: number,
  limits: IterationLimits,
  householder: () => Solved,
): Solved {
  const quick = { ...limits, maxIterations: Math.min(patience, limits.maxIterations) };
  const iterated = smallestOneByOne(problem, k, quick);
  const size = Math.abs(iterated.values[0]!) / iterated.norm;
  if (iterated.converged && size >= lostInRoundOff) return { ...iterated, method: 'lanczos' };
  if (!iterated.converged && size >= ofTheNorm) {
    const longer = smallestOneByOne({ ...problem, start: iterated.vectors[0] }, k, limits);
    if (longer.converged) return { ...longer, method: 'lanczos' };
  }
  const inverted = solveShiftInvert(problem, k, limits);
  if (inverted?.converged) return { ...inverted, method: 'shift-invert' };
  return iterated.converged ? { ...iterated, method: 'lanczos' } : householder();
}

function hasMatrix(problem: Eigenproblem): problem is FactorableProblem {
  return problem.matrix !== undefined;
}

function needMatrix(caller: string, problem: Eigenproblem): FactorableProblem {
  if (hasMatrix(problem)) return problem;
  throw new InvalidArgumentError(
    caller,
    'matrix',
    'be given for this method when the operator is a function',
    undefined,
  );
}
