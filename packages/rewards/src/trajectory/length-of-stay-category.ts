import { checkNumber } from '@cairn-ml/numeric';

/**
 * The class of a stay of so many days: 0 under one day, 1 to 7 for each day of the first week, 8 up to 14 days, 9 beyond.
 *
 * `days`: 0 or more; of fractions from 1 to 7 the whole days count (the program is written for whole ones).
 *
 * @throws {InvalidArgumentError} for negative, infinite and NaN days
 *
 * @example
 * ```ts
 * import { lengthOfStayCategory } from '@cairn-ml/rewards/trajectory';
 *
 * [0.5, 3, 10, 40].map(lengthOfStayCategory); // [0, 3, 8, 9]
 * ```
 *
 * Source: GHAR, authors' code: RAG-Health e8df946, `dataset.py`, `categorize_los`.
 */
export function lengthOfStayCategory(days: number): number {
  checkNumber('lengthOfStayCategory', 'days', days, { min: 0 });
  if (days <= 7) return Math.floor(days);
  return days <= 14 ? 8 : 9;
}
