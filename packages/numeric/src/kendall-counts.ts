import { checkLength } from './checks.js';
import { countPairs } from './internal/count-pairs.js';
import { readValues } from './internal/read-values.js';

/** The pairs of observations, by how the two variables order them. */
export interface KendallCounts {
  /** All pairs: n (n - 1) / 2. */
  pairs: number;
  /** Pairs that both variables order the same way. */
  concordant: number;
  /** Pairs that the variables order in opposite ways. */
  discordant: number;
  /** Pairs of equal `x`, those of equal `y` too included. */
  xTies: number;
  /** Pairs of equal `y`, those of equal `x` too included. */
  yTies: number;
  /** Pairs of equal `x` and equal `y`. */
  xyTies: number;
}

/**
 * Counts concordant, discordant and tied pairs of observations, the material of every variant of Kendall's tau:
 * `pairs = concordant + discordant + xTies + yTies - xyTies`.
 *
 * Takes n log n steps, and no sort of `x` where it ascends already, as in a generation order; integers of a small range are sorted by
 * counting. Every count is exact up to n = 10^8 (all counts are below 2^53).
 *
 * @param x - n values; infinities are allowed, and 0 equals -0.
 * @param y - n values.
 * @throws {ShapeError} when the lengths differ
 * @throws {InvalidArgumentError} for NaN, naming argument and index
 *
 * @example
 * ```ts
 * import { kendallCounts } from '@cairn-ml/numeric';
 *
 * kendallCounts([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]);
 * // { pairs: 10, concordant: 2, discordant: 6, xTies: 2, yTies: 1, xyTies: 1 }
 * ```
 *
 * Source: W. R. Knight, "A computer method for calculating Kendall's tau with ungrouped data", JASA 61, 1966.
 */
export function kendallCounts(x: ArrayLike<number>, y: ArrayLike<number>): KendallCounts {
  checkLength('kendallCounts', 'y', y, x.length, 'one entry per entry of `x`');
  const counts = countPairs(readValues('kendallCounts', 'x', x), readValues('kendallCounts', 'y', y));
  const { pairs, concordant, discordant, xyTies } = counts;
  return { pairs, concordant, discordant, xTies: counts.x.pairs, yTies: counts.y.pairs, xyTies };
}
