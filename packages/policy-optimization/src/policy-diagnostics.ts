import type { ImportanceRatiosOptions } from './importance-ratios.js';
import { readRowAdvantages } from './internal/advantages.js';
import { klOfEntry } from './internal/kl-of-entry.js';
import { logRatiosOfRows } from './internal/log-ratios-of-rows.js';
import { ofCompletion } from './internal/per-completion.js';
import { readKlOptions } from './internal/read-kl-options.js';
import { readObjectiveOptions } from './internal/read-objective-options.js';
import { readRatioOptions } from './internal/read-ratio-options.js';
import { readRows } from './internal/read-rows.js';
import type { PerCompletion, TokenRows } from './token-values.js';

/** Options of {@link policyDiagnostics}: those of the loss that is looked at. */
export interface PolicyDiagnosticsOptions extends ImportanceRatiosOptions<TokenRows> {
  /** As in `clippedPolicyLoss`. Default 0.2. */
  clipLow?: PerCompletion;
  /** As in `clippedPolicyLoss`. Default 0.2. */
  clipHigh?: PerCompletion;
  /** As in `clippedPolicyLoss`. Default: none. */
  dualClip?: number;
  /** Log-probabilities under the reference policy, for `referenceKl`. */
  referenceLogprobs?: TokenRows;
  /** Entropies of the tokens' distributions in nats, for `entropy`. */
  entropies?: TokenRows;
}

/** What {@link policyDiagnostics} returns. Shares and means are over the tokens that count; NaN where none does. */
export interface PolicyDiagnostics {
  /** Tokens that count. */
  tokens: number;
  /** Share whose gradient the clip ranges stop: `clipFractionLow + clipFractionHigh`. */
  clipFraction: number;
  /** Share with a ratio below its range and a negative advantage. */
  clipFractionLow: number;
  /** Share with a ratio above its range and a positive advantage. */
  clipFractionHigh: number;
  /** Share with a ratio above `dualClip` and a negative advantage. */
  dualClipFraction: number;
  /** Share of tokens with advantage 0: they teach nothing. */
  zeroAdvantageFraction: number;
  /** Mean of `log q - log p`, token by token, q the policy that sampled: an estimate of KL(q ‖ p) that may be negative. */
  approximateKl: number;
  ratioMean: number;
  ratioMin: number;
  ratioMax: number;
  /** (Σ w)² / (n Σ w²): 1 where all ratios are equal, near 0 where a few tokens have all the weight. */
  effectiveSampleFraction: number;
  /** Mean of `-log p` of the sampled tokens: the entropy as far as samples show it, while the policy is near the one that sampled. */
  sampledEntropy: number;
  /** Mean of `entropies`, where given. */
  entropy?: number;
  /** Mean of k3 against the reference, with verl's limits, where given. */
  referenceKl?: number;
}

/**
 * What to watch while a policy is trained: how much is clipped, how far ratios have gone, entropy, and divergence. In float64, over rows of numbers;
 * of a tensor `t`, `await t.array()` gives them.
 *
 * @param logprobs - Of the sampled tokens, one row per completion; rows may differ in length.
 * @param oldLogprobs - The same under the policy that sampled.
 * @param advantages - One per completion, or rows with one per token.
 * @throws {ShapeError} when the inputs do not fit
 * @throws {InvalidArgumentError} for options out of range, and numbers that count and are not finite
 *
 * @example
 * ```ts
 * import { policyDiagnostics } from '@cairn-ml/policy-optimization';
 *
 * const { clipFraction, ratioMax, approximateKl } = policyDiagnostics([[-0.5, -1.1], [-0.5]], [[-1, -1], [-1]], [1, -1]);
 * console.log(clipFraction, ratioMax, approximateKl); // 0.333 1.6487 -0.3
 * ```
 *
 * Source: verl (`pg_clipfrac`, `pg_clipfrac_lower`, `ppo_kl`), TRL 1.10 (`clip_ratio/low_mean`, `clip_ratio/high_mean`); Kish's effective sample size.
 */
export function policyDiagnostics(
  logprobs: TokenRows,
  oldLogprobs: TokenRows,
  advantages: TokenRows | ArrayLike<number>,
  options: PolicyDiagnosticsOptions = {},
): PolicyDiagnostics {
  const caller = 'policyDiagnostics';
  const { mask, referenceLogprobs, entropies } = options;
  const ratioSettings = readRatioOptions(caller, options);
  const { clipLow, clipHigh, dualClip } = readObjectiveOptions(caller, options, logprobs.length);
  const others = { oldLogprobs, ...(referenceLogprobs && { referenceLogprobs }), ...(entropies && { entropies }) };
  const { counts } = readRows(caller, logprobs, others, mask);
  const advantageOf = readRowAdvantages(caller, advantages, logprobs, counts);
  const klOptions = readKlOptions(caller, {});
  const logRatios = logRatiosOfRows(logprobs, oldLogprobs, counts, ratioSettings);
  const perToken = logRatiosOfRows(logprobs, oldLogprobs, counts, readRatioOptions(caller, {}));

  const sums = { low: 0, high: 0, dual: 0, zero: 0, kl: 0, ratio: 0, squares: 0, nll: 0, entropy: 0, reference: 0 };
  let tokens = 0;
  let ratioMin = Number.POSITIVE_INFINITY;
  let ratioMax = 0;
  for (const [i, row] of logRatios.entries())
    for (const [t, logRatio] of row.entries()) {
      if (!counts(i, t)) continue;
      const ratio = Math.exp(logRatio);
      const advantage = advantageOf(i, t);
      tokens++;
      if (advantage < 0 && ratio < 1 - ofCompletion(clipLow, i)) sums.low++;
      if (advantage > 0 && ratio > 1 + ofCompletion(clipHigh, i)) sums.high++;
      if (advantage < 0 && ratio > dualClip) sums.dual++;
      if (advantage === 0) sums.zero++;
      sums.kl -= perToken[i]![t]!;
      sums.ratio += ratio;
      sums.squares += ratio ** 2;
      sums.nll -= logprobs[i]![t]!;
      if (entropies) sums.entropy += entropies[i]![t]!;
      if (referenceLogprobs) sums.reference += klOfEntry(logprobs[i]![t]!, referenceLogprobs[i]![t]!, klOptions);
      ratioMin = Math.min(ratioMin, ratio);
      ratioMax = Math.max(ratioMax, ratio);
    }
  return {
    tokens,
    clipFraction: (sums.low + sums.high) / tokens,
    clipFractionLow: sums.low / tokens,
    clipFractionHigh: sums.high / tokens,
    dualClipFraction: sums.dual / tokens,
    zeroAdvantageFraction: sums.zero / tokens,
    approximateKl: sums.kl / tokens,
    ratioMean: sums.ratio / tokens,
    ratioMin: tokens > 0 ? ratioMin : Number.NaN,
    ratioMax: tokens > 0 ? ratioMax : Number.NaN,
    effectiveSampleFraction: sums.ratio ** 2 / (tokens * sums.squares),
    sampledEntropy: sums.nll / tokens,
    ...(entropies && { entropy: sums.entropy / tokens }),
    ...(referenceLogprobs && { referenceKl: sums.reference / tokens }),
  };
}
