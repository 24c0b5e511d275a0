import { checkLength, checkOption } from './checks.js';
import { InvalidArgumentError } from './errors.js';
import { countPairs, type PairCounts } from './internal/count-pairs.js';
import { inversionDistribution } from './internal/inversion-distribution.js';
import { normalUpperTail } from './internal/normal-upper-tail.js';
import { readValues } from './internal/read-values.js';
import { type KendallVariant, kendallVariants, tauOfCounts } from './internal/tau.js';

/** What the coefficient is if it is not 0. */
export type Alternative = 'two-sided' | 'less' | 'greater';

/** Options of {@link kendallTest}. */
export interface KendallTestOptions {
  /** The coefficient to return; the p-value is that of C - D, whatever the variant. Default 'b'. */
  variant?: KendallVariant;
  /** 'auto' (default) is 'exact' without ties where n <= 33 or at most one pair is out of order, else 'asymptotic'. */
  method?: 'auto' | 'exact' | 'asymptotic';
  /** Default 'two-sided'. */
  alternative?: Alternative;
}

/** What {@link kendallTest} finds. */
export interface KendallTestResult {
  /** As {@link kendallTau} of the same variant. */
  tau: number;
  /** The probability, for independent variables, of a coefficient at least as far in the direction of the alternative. */
  pValue: number;
  /** How the p-value was computed. */
  method: 'exact' | 'asymptotic';
}

/**
 * Kendall's test of independence: the coefficient and its p-value.
 *
 * 'exact' adds up the distribution of the number of discordant pairs over all permutations, in n · min(C, D) steps. 'asymptotic' takes
 * (C - D) / sqrt(v) for standard normal, v corrected for ties: with t and u the sizes of the groups of equal `x` and `y`, m = n (n - 1),
 *
 * v = (m (2n + 5) - Σ t(t-1)(2t+5) - Σ u(u-1)(2u+5)) / 18 + Σ t(t-1) Σ u(u-1) / (2m)
 *     + Σ t(t-1)(t-2) Σ u(u-1)(u-2) / (9m (n-2))
 *
 * The p-value is NaN for fewer than two observations, for a constant variable, and for 'asymptotic' with two observations.
 *
 * @param x - n values; infinities are allowed, and 0 equals -0.
 * @param y - n values.
 * @throws {ShapeError} when the lengths differ
 * @throws {InvalidArgumentError} for NaN, for an unknown option, and for method 'exact' with ties
 *
 * @example
 * ```ts
 * import { kendallTest } from '@cairn-ml/numeric';
 *
 * kendallTest([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]); // { tau: -0.4714, pValue: 0.2827, method: 'asymptotic' }
 * kendallTest([1, 2, 3, 4, 5], [1, 2, 3, 5, 4], { alternative: 'greater' }).pValue; // 0.04167
 * ```
 *
 * Source: M. G. Kendall, "Rank Correlation Methods", 4th edition, 1970; the same rules as SciPy's `kendalltau`.
 */
export function kendallTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: KendallTestOptions = {},
): KendallTestResult {
  const { variant = 'b', method = 'auto', alternative = 'two-sided' } = options;
  checkOption('kendallTest', 'variant', variant, kendallVariants);
  checkOption('kendallTest', 'method', method, ['auto', 'exact', 'asymptotic']);
  checkOption('kendallTest', 'alternative', alternative, ['two-sided', 'less', 'greater']);
  checkLength('kendallTest', 'y', y, x.length, 'one entry per entry of `x`');
  const counts = countPairs(readValues('kendallTest', 'x', x), readValues('kendallTest', 'y', y));

  const chosen = method === 'auto' ? chooseMethod(counts) : method;
  return {
    tau: tauOfCounts(counts, variant),
    pValue: isDegenerate(counts) ? Number.NaN : (chosen === 'exact' ? exact : asymptotic)(counts, alternative),
    method: chosen,
  };
}

function chooseMethod(counts: PairCounts): 'exact' | 'asymptotic' {
  const fewOutOfOrder = Math.min(counts.concordant, counts.discordant) <= 1;
  return !hasTies(counts) && (counts.size <= 33 || fewOutOfOrder) ? 'exact' : 'asymptotic';
}

function hasTies({ x, y }: PairCounts): boolean {
  return x.pairs > 0 || y.pairs > 0;
}

/** Whether no pair differs in one of the variables. */
function isDegenerate({ pairs, x, y }: PairCounts): boolean {
  return x.pairs === pairs || y.pairs === pairs;
}

function exact(counts: PairCounts, alternative: Alternative): number {
  if (hasTies(counts)) {
    const fix = "Use 'auto' or 'asymptotic'.";
    throw new InvalidArgumentError('kendallTest', 'method', "not be 'exact' for values with ties", 'exact', fix);
  }
  const { size, concordant, discordant } = counts;
  const { exactly, atMost } = inversionDistribution(size, Math.min(concordant, discordant));
  if (alternative === 'two-sided') return Math.min(1, 2 * atMost);
  // The distribution is symmetric; where the counts favour the other side, the tail is all but the smaller counts.
  const isOnThisSide = concordant >= discordant === (alternative === 'greater');
  return isOnThisSide ? atMost : 1 - atMost + exactly;
}

function asymptotic(counts: PairCounts, alternative: Alternative): number {
  const { size: n, concordant, discordant, x, y } = counts;
  const m = n * (n - 1);
  const variance =
    (m * (2 * n + 5) - x.weighted - y.weighted) / 18 +
    (2 * x.pairs * y.pairs) / m +
    (x.triples * y.triples) / (9 * m * (n - 2));
  const z = (concordant - discordant) / Math.sqrt(variance);
  if (alternative === 'two-sided') return 2 * normalUpperTail(Math.abs(z));
  return normalUpperTail(alternative === 'greater' ? z : -z);
}
