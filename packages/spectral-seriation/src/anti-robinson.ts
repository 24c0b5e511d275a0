import { checkInteger, type MatrixInput } from '@cairn-ml/numeric';
import { readDistance, readOrder } from './internal/read.js';
import { countRowHalves } from './internal/row-halves.js';

/**
 * The number of anti-Robinson events of an order: pairs on one side of an object where the nearer one is farther away.
 *
 * `Σ_i [ Σ_{i<j<k} 1(d_ij > d_ik) + Σ_{j<k<i} 1(d_ij < d_ik) ]` with `d_ij` the distance of the objects at positions i and j.
 * 0 exactly when the permuted matrix is anti-Robinson. Less is better; the reversed order has the same number.
 *
 * `distance`: dense, n x n. `order[k]` is the object at position k; without it, the objects stay as they are given.
 * Equal distances are no event. 0 for fewer than three objects. Costs O(n² log n).
 *
 * @throws {ShapeError} when `distance` is not square or `order` has another length
 * @throws {InvalidArgumentError} for distances that are NaN, infinite, negative or asymmetric, a diagonal that is not 0, or an
 *   `order` that is not a permutation
 *
 * @example
 * ```ts
 * import { antiRobinsonEvents } from '@cairn-ml/spectral-seriation';
 *
 * const distance = [[0, 1, 3], [1, 0, 2], [3, 2, 0]]; // points 0, 1 and 3 on a line
 * antiRobinsonEvents(distance); // 0
 * antiRobinsonEvents(distance, [1, 0, 2]); // 1
 * ```
 *
 * Source: Chen 2002, Generalized association plots; `AR_events` of R seriation 1.4.1 (equal on all golden cases).
 */
export function antiRobinsonEvents(distance: MatrixInput, order?: ArrayLike<number>): number {
  const matrix = readDistance('antiRobinsonEvents', distance);
  return countRowHalves(matrix, readOrder('antiRobinsonEvents', order, matrix.size)).events;
}

/**
 * The anti-Robinson events of an order, each weighted with the size of the deviation `|d_ij - d_ik|`.
 *
 * `Σ_i [ Σ_{i<j<k} max(0, d_ij - d_ik) + Σ_{j<k<i} max(0, d_ik - d_ij) ]`, in units of the distance. Less is better; the
 * reversed order has the same value.
 *
 * Inputs and edge cases as for {@link antiRobinsonEvents}. Costs O(n² log n).
 *
 * @throws {ShapeError} as {@link antiRobinsonEvents}
 * @throws {InvalidArgumentError} as {@link antiRobinsonEvents}
 *
 * @example
 * ```ts
 * import { antiRobinsonDeviations } from '@cairn-ml/spectral-seriation';
 *
 * antiRobinsonDeviations([[0, 1, 3], [1, 0, 2], [3, 2, 0]], [0, 2, 1]); // 3
 * ```
 *
 * Source: Chen 2002, Generalized association plots; `AR_deviations` of R seriation 1.4.1.
 */
export function antiRobinsonDeviations(distance: MatrixInput, order?: ArrayLike<number>): number {
  const matrix = readDistance('antiRobinsonDeviations', distance);
  return countRowHalves(matrix, readOrder('antiRobinsonDeviations', order, matrix.size)).deviations;
}

/** Options of {@link relativeGeneralizedAntiRobinson}. */
export interface RelativeGeneralizedAntiRobinsonOptions {
  /** Only objects at most this many positions apart are compared, from 2 to n - 1. Default n - 1. */
  window?: number;
  /** Whether to divide by the number of pairs compared. Default true. */
  relative?: boolean;
}

/**
 * The share of anti-Robinson events among the pairs compared, within a window around the diagonal (RGAR).
 *
 * Events as in {@link antiRobinsonEvents} with `|i - j|, |i - k| <= window`, divided by the number of such triples, which
 * is `2 C(n, 3)` for the full window. From 0 to 1; less is better.
 *
 * Fewer than three objects leave nothing to compare: NaN (0 with `relative: false`), and `window` is not looked at.
 *
 * @throws {ShapeError} as {@link antiRobinsonEvents}
 * @throws {InvalidArgumentError} as {@link antiRobinsonEvents}, and for a `window` out of range
 *
 * @example
 * ```ts
 * import { relativeGeneralizedAntiRobinson } from '@cairn-ml/spectral-seriation';
 *
 * relativeGeneralizedAntiRobinson([[0, 1, 3], [1, 0, 2], [3, 2, 0]], [1, 0, 2]); // 0.5
 * ```
 *
 * Source: Tien, Lee, Wu and Chen 2008, Methods for simultaneously identifying coherent local clusters; `RGAR` of R seriation 1.4.1.
 */
export function relativeGeneralizedAntiRobinson(
  distance: MatrixInput,
  order?: ArrayLike<number>,
  { window, relative = true }: RelativeGeneralizedAntiRobinsonOptions = {},
): number {
  const caller = 'relativeGeneralizedAntiRobinson';
  const matrix = readDistance(caller, distance);
  const positions = readOrder(caller, order, matrix.size);
  if (window !== undefined && matrix.size > 2) checkInteger(caller, 'window', window, { min: 2, max: matrix.size - 1 });
  const { events, pairs } = countRowHalves(matrix, positions, window);
  return relative ? events / pairs : events;
}
