import { checkNumber, createRandom, InvalidArgumentError, type Random } from '@cairn-ml/numeric';
import type { TokenRows } from '@cairn-ml/policy-optimization';
import { checkSameRows } from './internal/counted-tokens.js';
import { covariances, readAdvantages } from './internal/covariances.js';
import { checkShare } from './internal/restricted-entropy.js';
import type { TokenCovarianceOptions } from './token-covariance.js';

/** Options of {@link clipCovarianceWeights}. */
export interface ClipCovarianceWeightsOptions extends TokenCovarianceOptions {
  /** The share of the tokens that is left out, from 0 to 1; at least one token is, where there are candidates. Default 2e-4, as verl. */
  ratio?: number;
  /** Candidates have a covariance above this. Default 1. */
  low?: number;
  /** And below this. Default 5. */
  high?: number;
  /** As in `clippedPolicyLoss`: tokens whose gradient is stopped there are no candidates. Default 0.2. */
  clipLow?: number;
  /** As in `clippedPolicyLoss`. Default 0.2. */
  clipHigh?: number;
  /** A seed, or a stream of `createRandom`, which is advanced: which candidates are left out. Another for each batch. Default 0. */
  random?: Random | number;
}

/**
 * Clip-Cov: weights of 0 for a few random tokens of high covariance (see `tokenCovariance`), so that they no longer lower the entropy, and of 1 for the others.
 * They are the `weights` of `clippedPolicyLoss`: what is left out still counts in means.
 *
 * `max(1, ⌊ratio · n⌋)` of the n tokens that count are drawn from those with `low < covariance < high` that the clip ranges do not stop anyway.
 *
 * @param logprobs - Of the sampled tokens, one row per response; rows may differ in length.
 * @param oldLogprobs - The same under the policy that sampled.
 * @param advantages - One per response, or rows with one per token.
 * @throws {ShapeError} when the inputs do not fit
 * @throws {InvalidArgumentError} for options out of range, and numbers that count and are not finite
 *
 * @example
 * ```ts
 * import { clipCovarianceWeights } from '@cairn-ml/entropy-intervention';
 * import { clippedPolicyLoss } from '@cairn-ml/policy-optimization';
 *
 * const logprobs = [[-0.1, -3], [-3, -0.1]]; // likely and good, and unlikely and bad: two candidates
 * const advantages = [1, -1];
 * const weights = clipCovarianceWeights(logprobs, logprobs, advantages, { random: 1 });
 * console.log(weights); // [[1, 1], [0, 1]]
 * clippedPolicyLoss(logprobs, logprobs, advantages, { weights }); // -0.25
 * ```
 *
 * Source: Clip-Cov (arXiv 2505.22617); verl, `compute_policy_loss_clip_cov`.
 */
export function clipCovarianceWeights(
  logprobs: TokenRows,
  oldLogprobs: TokenRows,
  advantages: TokenRows | ArrayLike<number>,
  options: ClipCovarianceWeightsOptions = {},
): Float64Array[] {
  const caller = 'clipCovarianceWeights';
  const { mask, ratio = 2e-4, low = 1, high = 5, clipLow = 0.2, clipHigh = 0.2, random = 0 } = options;
  checkShare(caller, 'ratio', ratio);
  checkNumber(caller, 'low', low);
  checkNumber(caller, 'high', high);
  if (high < low) throw new InvalidArgumentError(caller, 'high', `be at least \`low\` (${low})`, high);
  checkShare(caller, 'clipLow', clipLow);
  checkNumber(caller, 'clipHigh', clipHigh, { min: 0 });
  const values = covariances(caller, logprobs, advantages, mask);
  checkSameRows(caller, 'oldLogprobs', oldLogprobs, logprobs, 'logprobs');
  const advantageOf = readAdvantages(caller, advantages, logprobs);

  const candidates: [row: number, token: number][] = [];
  let count = 0;
  for (const [i, row] of values.entries())
    for (const [t, covariance] of row.entries()) {
      if (covariance === undefined) continue;
      count++;
      const [advantage, old] = [advantageOf(i, t), oldLogprobs[i]![t]!];
      if (!Number.isFinite(old))
        throw new InvalidArgumentError(caller, `oldLogprobs[${i}][${t}]`, 'be a finite number', old);
      const importance = Math.exp(logprobs[i]![t]! - old);
      const isStopped = advantage > 0 ? importance > 1 + clipHigh : advantage < 0 && importance < 1 - clipLow;
      if (!isStopped && covariance > low && covariance < high) candidates.push([i, t]);
    }
  const drawn = Math.min(candidates.length, Math.max(1, Math.floor(ratio * count)));
  const stream = typeof random === 'number' ? createRandom(random) : random;
  const weights = logprobs.map(({ length }) => new Float64Array(length).fill(1));
  for (const [i, t] of stream.sample(candidates, drawn)) weights[i]![t] = 0;
  return weights;
}
