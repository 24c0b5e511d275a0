import type { MatrixInput } from '@cairn-ml/numeric';
import { bandedSum } from './banded-anti-robinson.js';
import { weightedGradientSum } from './gradient.js';
import { squaredLagSum } from './inertia.js';
import { readDistance, readOrder } from './internal/read.js';
import { reciprocal } from './internal/reciprocal.js';
import { countRowHalves } from './internal/row-halves.js';
import { squaredErrorSum } from './least-squares.js';
import { linearSum } from './linear-seriation.js';
import { bondEnergy } from './measure-of-effectiveness.js';
import { lazyPathSum, pathSum } from './path-length.js';
import { permuteDense } from './permute-matrix.js';
import { positionRankCorrelation } from './rank-correlation.js';
import { adjacentStress, diagonalStress } from './stress.js';
import { positionCorrelation } from './weighted-correlation.js';

/** Every criterion of one order; the names in R seriation are in brackets. */
export interface SeriationCriteria {
  /** {@link antiRobinsonEvents} (`AR_events`) */
  antiRobinsonEvents: number;
  /** {@link antiRobinsonDeviations} (`AR_deviations`) */
  antiRobinsonDeviations: number;
  /** {@link relativeGeneralizedAntiRobinson} with the full window (`RGAR`) */
  relativeGeneralizedAntiRobinson: number;
  /** {@link bandedAntiRobinson} with the default band (`BAR`) */
  bandedAntiRobinson: number;
  /** {@link gradientRaw} (`Gradient_raw`) */
  gradientRaw: number;
  /** {@link gradientWeighted} (`Gradient_weighted`) */
  gradientWeighted: number;
  /** {@link pathLength} (`Path_length`) */
  pathLength: number;
  /** {@link lazyPathLength} (`Lazy_path_length`) */
  lazyPathLength: number;
  /** {@link inertia} (`Inertia`) */
  inertia: number;
  /** {@link leastSquares} (`Least_squares`) */
  leastSquares: number;
  /** {@link linearSeriation} as a loss (`LS` up to 1.5.7) */
  linearSeriation: number;
  /** {@link twoSum} (`2SUM`) */
  twoSum: number;
  /** {@link weightedCorrelation} (`Cor_R`) */
  weightedCorrelation: number;
  /** {@link rankCorrelation} (`Rho`, from 1.5 on) */
  rankCorrelation: number;
  /** {@link measureOfEffectiveness} (`ME`) */
  measureOfEffectiveness: number;
  /** {@link mooreStress} (`Moore_stress`) */
  mooreStress: number;
  /** {@link neumannStress} (`Neumann_stress`) */
  neumannStress: number;
}

/**
 * Whether less or more of a criterion of {@link seriationCriteria} is better.
 *
 * @example
 * ```ts
 * import { criterionDirections } from '@cairn-ml/spectral-seriation';
 *
 * criterionDirections.pathLength; // 'minimize'
 * criterionDirections.inertia; // 'maximize'
 * ```
 */
export const criterionDirections: Readonly<Record<keyof SeriationCriteria, 'minimize' | 'maximize'>> = {
  antiRobinsonEvents: 'minimize',
  antiRobinsonDeviations: 'minimize',
  relativeGeneralizedAntiRobinson: 'minimize',
  bandedAntiRobinson: 'minimize',
  gradientRaw: 'maximize',
  gradientWeighted: 'maximize',
  pathLength: 'minimize',
  lazyPathLength: 'minimize',
  inertia: 'maximize',
  leastSquares: 'minimize',
  linearSeriation: 'minimize',
  twoSum: 'minimize',
  weightedCorrelation: 'maximize',
  rankCorrelation: 'maximize',
  measureOfEffectiveness: 'maximize',
  mooreStress: 'minimize',
  neumannStress: 'minimize',
};

/**
 * Every seriation criterion of an order at once; {@link criterionDirections} says whether less or more is better.
 *
 * The values are those of the functions of the same names with their default options; checks, the permuted matrix and the
 * similarities `1 / (1 + d)` are shared. Costs O(n² log n).
 *
 * `distance`: dense, n x n; `order[k]` is the object at position k, default as given. NaN where a criterion has nothing to compare.
 *
 * @throws {ShapeError} when `distance` is not square or `order` has another length
 * @throws {InvalidArgumentError} for distances that are NaN, infinite, negative or asymmetric, a diagonal that is not 0, or an
 *   `order` that is not a permutation
 *
 * @example
 * ```ts
 * import { seriationCriteria } from '@cairn-ml/spectral-seriation';
 *
 * const criteria = seriationCriteria([[0, 1, 3], [1, 0, 2], [3, 2, 0]], [1, 0, 2]);
 * criteria.pathLength; // 4
 * criteria.antiRobinsonEvents; // 1
 * ```
 *
 * Source: R seriation 1.4.1, `criterion(distance, order)`.
 */
export function seriationCriteria(distance: MatrixInput, order?: ArrayLike<number>): SeriationCriteria {
  const read = readDistance('seriationCriteria', distance);
  const matrix = permuteDense(read, readOrder('seriationCriteria', order, read.size));
  const positions = Int32Array.from({ length: matrix.size }, (_, k) => k);
  const { events, deviations, ties, pairs } = countRowHalves(matrix, positions);
  const similarity = reciprocal(matrix);
  const adjacent = adjacentStress(similarity, positions);
  return {
    antiRobinsonEvents: events,
    antiRobinsonDeviations: deviations,
    relativeGeneralizedAntiRobinson: events / pairs,
    bandedAntiRobinson: bandedSum(matrix, positions),
    gradientRaw: pairs - ties - 2 * events,
    gradientWeighted: weightedGradientSum(matrix, positions),
    pathLength: pathSum(matrix, positions),
    lazyPathLength: lazyPathSum(matrix, positions),
    inertia: squaredLagSum(matrix, positions),
    leastSquares: squaredErrorSum(matrix, positions),
    linearSeriation: linearSum(matrix, positions, 'loss'),
    twoSum: squaredLagSum(similarity, positions),
    weightedCorrelation: positionCorrelation(similarity, positions),
    rankCorrelation: positionRankCorrelation(matrix, positions),
    measureOfEffectiveness: bondEnergy(similarity, positions),
    mooreStress: adjacent + diagonalStress(similarity, positions),
    neumannStress: adjacent,
  };
}
