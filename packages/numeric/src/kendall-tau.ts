import { checkLength, checkOption } from './checks.js';
import { countPairs } from './internal/count-pairs.js';
import { readValues } from './internal/read-values.js';
import { type KendallVariant, kendallVariants, tauOfCounts } from './internal/tau.js';

export type { KendallVariant };

/** Options of {@link kendallTau}. */
export interface KendallTauOptions {
  /** Default 'b', as in SciPy. */
  variant?: KendallVariant;
}

/**
 * Kendall's rank correlation coefficient of two variables, from -1 to 1.
 *
 * With C concordant and D discordant pairs among n (n - 1) / 2, of which T are tied in `x` and U in `y`, it is C - D divided by
 * - 'a': the number of pairs, so that ties pull it to 0;
 * - 'b': sqrt((pairs - T) (pairs - U)), which reaches 1 with ties where both variables have the same ones;
 * - 'c' (Stuart): n² (m - 1) / (2 m), m the smaller number of distinct values, which nears 1 for tables that are not square;
 * - 'gamma' (Goodman and Kruskal): C + D, which leaves ties out.
 *
 * NaN where the denominator is 0: fewer than two observations, and, but for 'a', a constant variable. Infinities are allowed, and 0
 * equals -0. Takes n log n steps; exact counts up to n = 10^8.
 *
 * @param x - n values.
 * @param y - n values.
 * @throws {ShapeError} when the lengths differ
 * @throws {InvalidArgumentError} for NaN, naming argument and index, and for an unknown variant
 *
 * @example
 * ```ts
 * import { kendallTau } from '@cairn-ml/numeric';
 *
 * kendallTau([1, 2, 3], [1, 3, 2]); // 0.3333
 * // A text written from left to right, two tokens a step:
 * kendallTau([0, 1, 2, 3], [0, 0, 1, 1]); // 0.8165
 * kendallTau([0, 1, 2, 3], [0, 0, 1, 1], { variant: 'gamma' }); // 1
 * ```
 *
 * Source: M. G. Kendall, "The treatment of ties in ranking problems", Biometrika 33, 1945; the same conventions as SciPy's
 * `kendalltau`.
 */
export function kendallTau(x: ArrayLike<number>, y: ArrayLike<number>, options: KendallTauOptions = {}): number {
  const { variant = 'b' } = options;
  checkOption('kendallTau', 'variant', variant, kendallVariants);
  checkLength('kendallTau', 'y', y, x.length, 'one entry per entry of `x`');
  return tauOfCounts(countPairs(readValues('kendallTau', 'x', x), readValues('kendallTau', 'y', y)), variant);
}
