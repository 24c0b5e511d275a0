import { tridiagonalEigenpairs } from './tridiagonal-eigenpairs.js';
import { addScaled, dot, norm, orthogonalize, scale } from './vector.js';

export interface LanczosOptions {
  /** Orthonormal vectors that the search stays orthogonal to: a known null vector, eigenvectors found before. */
  locked: readonly Float64Array[];
  /** Where to start; not zero outside the span of `locked`. Overwritten. */
  start: Float64Array;
  /** The residual to reach, relative to the operator's norm as far as it has shown itself. */
  tolerance: number;
  maxIterations: number;
  /** Called after every look at the smallest Ritz pair; its residual is relative. */
  onIteration?: (iteration: number, residual: number) => void;
}

export interface LanczosResult {
  converged: boolean;
  value: number;
  vector: Float64Array;
  /** The Ritz vector of the second smallest Ritz value: a good start for the next pair. */
  nextVector: Float64Array;
  /** Relative to the norm. */
  residual: number;
  /** The largest size that the operator showed. */
  norm: number;
  iterations: number;
}

/**
 * The smallest eigenpair of a symmetric operator on the complement of `locked`: Lanczos with full reorthogonalisation, which also holds
 * the locked directions at round-off (a projection alone lets them grow back). Memory: one vector of n per iteration.
 */
export function lanczosSmallest(
  multiply: (x: Float64Array, y: Float64Array) => void,
  n: number,
  options: LanczosOptions,
): LanczosResult {
  const { locked, start, tolerance, onIteration } = options;
  const maxIterations = Math.min(options.maxIterations, n - locked.length);
  const diagonal = new Float64Array(maxIterations);
  const offDiagonal = new Float64Array(maxIterations);
  const basis: Float64Array[] = [];
  let size = 0;
  let w = start;
  normalizeAgainst(w, locked, basis);
  for (let m = 0; ; m++) {
    const q = w;
    basis.push(q);
    w = new Float64Array(n);
    multiply(q, w);
    if (m > 0) addScaled(w, -offDiagonal[m - 1]!, basis[m - 1]!);
    const alpha = dot(w, q);
    addScaled(w, -alpha, q);
    diagonal[m] = alpha;
    const beta = normalizeAgainst(w, locked, basis);
    offDiagonal[m] = beta;
    size = Math.max(size, Math.abs(alpha) + beta);
    const iterations = m + 1;
    const exhausted = iterations === maxIterations || beta <= 1e-15 * size;
    if (!exhausted && (iterations < 4 || iterations % lookEvery(iterations, n) !== 0)) continue;
    const ritz = tridiagonalEigenpairs(diagonal, offDiagonal, iterations, 1);
    const residual = size === 0 ? 0 : (beta * Math.abs(ritz.vectors[0]![m]!)) / size;
    onIteration?.(iterations, residual);
    if (!exhausted && residual > tolerance) continue;
    const pairs = tridiagonalEigenpairs(diagonal, offDiagonal, iterations, Math.min(2, iterations));
    const converged = residual <= tolerance || iterations === n - locked.length;
    const vector = combine(basis, pairs.vectors[0]!, n);
    const nextVector = combine(basis, pairs.vectors.at(-1)!, n);
    return { converged, value: pairs.values[0]!, vector, nextVector, residual, norm: size, iterations };
  }
}

/** A look at the Ritz pair costs as much as orthogonalising against some 60 entries of each vector: rarely for short vectors. */
function lookEvery(iterations: number, n: number): number {
  return Math.max(1, Math.ceil((iterations / 12) * Math.min(1, 500 / n)));
}

/** A norm whose square leaves float64. */
const vanishing = 1e-150;

/** Makes `w` a unit vector orthogonal to `locked` and `basis`; returns the norm it had left. Repeats where cancellation was heavy. */
function normalizeAgainst(w: Float64Array, locked: readonly Float64Array[], basis: readonly Float64Array[]): number {
  let before = norm(w);
  for (;;) {
    orthogonalize(w, locked);
    orthogonalize(w, basis);
    const after = norm(w);
    if (after < vanishing) return 0;
    if (after > 0.7 * before) {
      scale(w, 1 / after);
      return after;
    }
    before = after;
  }
}

function combine(basis: readonly Float64Array[], weights: Float64Array, n: number): Float64Array {
  const x = new Float64Array(n);
  for (let j = 0; j < weights.length; j++) addScaled(x, weights[j]!, basis[j]!);
  scale(x, 1 / norm(x));
  return x;
}
