import { checkLength } from './checks.js';
import { readValues } from './internal/read-values.js';
import { pearson } from './pearson.js';
import { rank } from './rank.js';

/**
 * Spearman's rank correlation coefficient of two variables, from -1 to 1: Pearson's coefficient of their average ranks.
 *
 * NaN where it is undefined: fewer than two observations, or a constant variable. Infinities are allowed, and 0 equals -0.
 *
 * @param x - n values.
 * @param y - n values.
 * @throws {ShapeError} when the lengths differ
 * @throws {InvalidArgumentError} for NaN, naming argument and index
 *
 * @example
 * ```ts
 * import { spearman } from '@cairn-ml/numeric';
 *
 * spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]); // 0.82078
 * ```
 *
 * Source: C. Spearman, "The proof and measurement of association between two things", 1904; the same coefficient as SciPy's
 * `spearmanr`.
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number {
  checkLength('spearman', 'y', y, x.length, 'one entry per entry of `x`');
  return pearson(rank(readValues('spearman', 'x', x)), rank(readValues('spearman', 'y', y)));
}
