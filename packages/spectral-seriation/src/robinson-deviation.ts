import type { MatrixInput } from '@cairn-ml/numeric';
import { nestedExcess } from './internal/nested-excess.js';
import { readDense, readOrder } from './internal/read.js';
import { countRowHalves } from './internal/row-halves.js';

/** How far a similarity matrix is from being Robinson in an order. */
export interface RobinsonDeviation {
  /** The largest change of an entry that the nearest Robinson matrix needs: `½ max (s_ad - s_bc)` over nested pairs, at least 0. */
  largest: number;
  /** The triples `i < j < k` with `s_ik > s_ij`, and those with `s_ik > s_jk`. */
  events: number;
  /** The sum of those differences. */
  deviations: number;
  /** The objects of a nested pair that reaches `largest`, the outer similarity being the larger one; null when there is none. */
  worst: { outer: [number, number]; inner: [number, number] } | null;
}

/**
 * How far a similarity matrix is from being Robinson in an order: 0 throughout exactly when it is.
 *
 * `largest` is the distance in the maximum norm to the nearest Robinson matrix of the same order: `½ max(0, s_ad - s_bc)` over positions
 * `a <= b < c <= d`. `events` and `deviations` are those of {@link antiRobinsonEvents} and {@link antiRobinsonDeviations} for the distance `max s - s`.
 *
 * `similarity`: dense, n x n, of any sign; its diagonal does not take part. `order[k]` is the object at position k, default as given. All 0 for
 * fewer than three objects. Costs O(n² log n).
 *
 * @throws {ShapeError} when `similarity` is not square or `order` has another length
 * @throws {InvalidArgumentError} for entries that are NaN, infinite or asymmetric, or an `order` that is not a permutation
 *
 * @example
 * ```ts
 * import { robinsonDeviation } from '@cairn-ml/spectral-seriation';
 *
 * const deviation = robinsonDeviation([[9, 2, 5], [2, 9, 4], [5, 4, 9]]);
 * deviation.largest; // 1.5
 * deviation.worst; // { outer: [0, 2], inner: [0, 1] }
 * ```
 *
 * Source: Chepoi, Fichet and Seston 2009, Seriation in the presence of errors (the maximum norm); R seriation 1.4.1 (`AR_events`, `AR_deviations`).
 */
export function robinsonDeviation(similarity: MatrixInput, order?: ArrayLike<number>): RobinsonDeviation {
  const { data, size } = readDense('robinsonDeviation', 'similarity', similarity);
  const positions = readOrder('robinsonDeviation', order, size);
  const { excess, outer, inner } = nestedExcess({ data, size }, positions);
  const { events, deviations } = countRowHalves({ data: data.map((s) => -s), size }, positions);
  const objects = ([i, j]: [number, number]): [number, number] => [positions[i]!, positions[j]!];
  return {
    largest: Math.max(0, excess / 2),
    events,
    deviations,
    worst: excess > 0 ? { outer: objects(outer), inner: objects(inner) } : null,
  };
}
