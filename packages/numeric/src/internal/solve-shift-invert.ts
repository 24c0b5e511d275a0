import { isSparse } from '../matrix.js';
import { toSparse } from './dense-and-sparse.js';
import {
  type FactorableProblem,
  type IterableProblem,
  type IterationLimits,
  type Solution,
  smallestOneByOne,
} from './eigenproblem.js';
import { envelopeCholesky, planEnvelope } from './envelope-cholesky.js';
import { addScaled, dot } from './vector.js';

/** Beyond these the factor would not fit, or take longer than iterating without it. */
const maximumEntries = 2 ** 27;
const maximumMultiplications = 2e10;

/** Entries of a dense matrix below this part of the largest move no eigenvalue that float64 can tell. */
const negligible = 1e-22;

/**
 * Lanczos with the inverse: the smallest eigenvalues become the largest and stand far apart, so that a dozen steps do where the plain operator
 * needs hundreds or picks the wrong vector (path-like graphs). Needs a factor that fits and a matrix without negative eigenvalues.
 *
 * @returns undefined where that is not so
 */
export function solveShiftInvert(problem: FactorableProblem, k: number, limits: IterationLimits): Solution | undefined {
  const { size, nullVector, start } = problem;
  const given = problem.matrix();
  const matrix = isSparse(given) ? given : toSparse(given, negligible);
  const envelope = planEnvelope(matrix);
  if (envelope.entries > maximumEntries || envelope.multiplications > maximumMultiplications) return undefined;
  const nudge = -1e-9 * largestEntry(matrix.values);
  const factor = nullVector
    ? envelopeCholesky(matrix, envelope, 0, true)
    : (envelopeCholesky(matrix, envelope, 0, false) ?? envelopeCholesky(matrix, envelope, nudge, false));
  if (!factor) return undefined;
  const inOrder = (vector: Float64Array) => Float64Array.from(factor.order, (row) => vector[row]!);
  const ordered = nullVector && inOrder(nullVector);
  const inverse: IterableProblem = {
    size,
    multiply(x, y) {
      y.set(x);
      factor.solve(y);
      if (ordered) addScaled(y, -dot(y, ordered), ordered);
      for (let i = 0; i < size; i++) y[i] = -y[i]!;
    },
    nullVector: ordered,
    start: start && inOrder(start),
  };
  let solution: Solution;
  try {
    solution = smallestOneByOne(inverse, k, limits);
  } finally {
    factor.release();
  }
  const vectors = solution.vectors.map((vector) => {
    const x = new Float64Array(size);
    for (let position = 0; position < size; position++) x[factor.order[position]!] = vector[position]!;
    return x;
  });
  return { ...solution, vectors };
}

function largestEntry(values: ArrayLike<number>): number {
  let largest = 0;
  for (let p = 0; p < values.length; p++) largest = Math.max(largest, Math.abs(values[p]!));
  return largest;
}
