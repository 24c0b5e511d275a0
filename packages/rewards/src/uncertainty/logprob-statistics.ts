import { checkLength, InvalidArgumentError } from '@cairn-ml/numeric';
import { type MeanOverTokensOptions, meanOverTokens } from './mean-over-tokens.js';

/** What the log-probabilities of the sampled tokens say of a completion. */
export interface LogprobStatistics {
  /** `-(1/T) Σ logprob`, nats per token. A stand-in for the mean token entropy where only sampled tokens are known: our proxy, not DARE's u. */
  meanNegativeLogLikelihood: number;
  /** `exp` of it. */
  perplexity: number;
  /** `(1/T) Σ logprob`. */
  meanLogprob: number;
  /** `exp Σ logprob`: of the whole completion; 0 by underflow for long ones. */
  probability: number;
}

/**
 * Likelihood statistics of one completion from the log-probabilities of its sampled tokens.
 *
 * The expectation of the mean negative log-likelihood over samples is the mean entropy, but one sample of it says little about rare tokens: call it a
 * proxy where you report it. No tokens: the means are NaN, the probability is 1.
 *
 * @throws {ShapeError} when `mask` has another length
 * @throws {InvalidArgumentError} for entries above 0, NaN or -Infinity
 *
 * @example
 * ```ts
 * import { logprobStatistics } from '@cairn-ml/rewards/uncertainty';
 *
 * const { meanNegativeLogLikelihood, perplexity, probability } = logprobStatistics([-0.1, -0.2, -0.3]);
 * console.log(meanNegativeLogLikelihood, perplexity, probability); // 0.2 1.2214 0.5488
 * ```
 *
 * Source: TTRL, `compute_certainty_reward` (authors' code); definitions.
 */
export function logprobStatistics(
  tokenLogprobs: ArrayLike<number>,
  { mask }: MeanOverTokensOptions = {},
): LogprobStatistics {
  if (mask) checkLength('logprobStatistics', 'mask', mask, tokenLogprobs.length, 'one entry per token');
  const counted = Array.from(tokenLogprobs).filter((_, t) => !mask || mask[t]);
  const wrong = counted.findIndex((logprob) => !(logprob <= 0 && logprob > -Infinity));
  if (wrong >= 0)
    throw new InvalidArgumentError('logprobStatistics', 'tokenLogprobs', 'be finite and at most 0', counted[wrong]);
  const meanLogprob = meanOverTokens(counted);
  return {
    meanNegativeLogLikelihood: -meanLogprob,
    perplexity: Math.exp(-meanLogprob),
    meanLogprob,
    probability: counted.length === 0 ? 1 : Math.exp(meanLogprob * counted.length),
  };
}
