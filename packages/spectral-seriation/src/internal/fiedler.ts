import type { LaplacianNormalization } from '../laplacian.js';
import type { SolverOptions } from '../solver-options.js';
import type { Graph } from './graph.js';
import { laplacianEigenpairs } from './laplacian-eigenpairs.js';
import { combine, leastTwoSumVector, projectedIndex } from './multiple-fiedler.js';

/** The Fiedler pair of a connected graph. */
export interface Fiedler {
  value: number;
  /** Unit length. */
  vector: Float64Array;
  /** Distance to the next eigenvalue; NaN for two items, which have no next one. */
  gap: number;
  /** ‖L f - value f‖₂ */
  residual: number;
  /** Whether the value is multiple, so that the vector is one of many. */
  multiple: boolean;
}

/** Eigenvalues that differ by less, relative to the larger, count as one. */
const multiplicityTolerance = 1e-9;

/** And by less than this part of the largest degree: round-off. */
const roundOff = 1e-13;

/** Residual of the pair that only measures the gap. */
const gapTolerance = 1e-6;

/** A gap below this part of the next value is looked at to the last digit. */
const closeGap = 1e-4;

/** The most vectors of an eigenspace that are compared. */
const largestBasis = 8;

/**
 * The Fiedler pair of a connected graph of at least two items. Of a multiple value the vector nearest to the index order, or the one whose order
 * has the least 2-SUM.
 */
export function fiedler(
  graph: Graph,
  normalization: LaplacianNormalization,
  choice: 'index' | 'twoSum',
  options: SolverOptions,
): Fiedler {
  const { size } = graph.similarity;
  const { tolerance = 1e-12 } = options;
  const wanted = typeof tolerance === 'number' ? tolerance : tolerance[0]!;
  // The second pair is only for the gap: a Ritz value has twice the digits of its vector.
  const pairs = laplacianEigenpairs(graph, normalization, Math.min(2, size - 1), {
    ...options,
    tolerance: [wanted, Math.max(wanted, gapTolerance)],
  });
  const [value, next] = [pairs.values[0]!, pairs.values[1] ?? Number.NaN];
  const [gap, residual] = [next - value, pairs.residuals[0]!];
  if (!(gap <= closeGap * Math.abs(next))) return { value, vector: pairs.vectors[0]!, gap, residual, multiple: false };

  const several = laplacianEigenpairs(graph, normalization, Math.min(largestBasis, size - 1), options);
  const norm = normalization === 'unnormalized' ? 2 * graph.degrees.reduce((a, b) => Math.max(a, b), 0) : 2;
  const allowed = Math.max(multiplicityTolerance * Math.abs(next), roundOff * norm);
  const basis = several.vectors.filter((_, k) => several.values[k]! - value <= allowed);
  if (basis.length === 1) {
    return {
      value,
      vector: basis[0]!,
      gap: several.values[1]! - value,
      residual: several.residuals[0]!,
      multiple: false,
    };
  }
  if (basis.length < largestBasis) {
    const vector = choice === 'twoSum' ? leastTwoSumVector(graph, basis) : combine(basis, projectedIndex(basis));
    return { value, vector, gap, residual, multiple: true };
  }
  // Too many to list: started at the index order, the search finds its projection on the whole eigenspace.
  const start = Float64Array.from({ length: size }, (_, i) => i - (size - 1) / 2);
  const nearest = laplacianEigenpairs(graph, normalization, 1, { ...options, start });
  return { value, vector: nearest.vectors[0]!, gap, residual: nearest.residuals[0]!, multiple: true };
}
