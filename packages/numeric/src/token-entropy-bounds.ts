import { checkInteger } from './checks.js';
import { InvalidArgumentError } from './errors.js';

/** Options of {@link tokenEntropyBounds}. */
export interface TokenEntropyBoundsOptions {
  /** Number of tokens in the vocabulary, at least the number of log-probabilities given. */
  vocabularySize: number;
}

/** What the largest log-probabilities say of the entropy, in nats. */
export interface TokenEntropyBounds {
  /** The entropy if all that is missing were one token: never above the true entropy. */
  lower: number;
  /** The entropy if all that is missing were spread evenly: never below it. */
  upper: number;
  /** The probability that is missing. */
  remainder: number;
}

/**
 * Bounds of a token's entropy from the k largest log-probabilities, as serving APIs give them.
 *
 * `lower = -Σ p ln p - r ln r` and `upper = lower + r ln(V - k)`, with `r = 1 - Σ p`. In nats. With all V log-probabilities both are the entropy; with
 * none, 0 and `ln V`.
 *
 * `logprobs`: natural logarithms of different tokens' probabilities, -Infinity allowed. A sum that rounding carried above 1 counts as 1.
 *
 * @throws {InvalidArgumentError} for positive or NaN entries, a sum above 1.001, or a vocabulary smaller than the list
 *
 * @example
 * ```ts
 * import { tokenEntropyBounds } from '@cairn-ml/numeric';
 *
 * const { lower, upper } = tokenEntropyBounds([Math.log(0.5), Math.log(0.3)], { vocabularySize: 4 });
 * console.log(lower.toFixed(4), upper.toFixed(4)); // 1.0297 1.1683
 * ```
 *
 * Source: definition of entropy, grouping property; ours.
 */
export function tokenEntropyBounds(
  logprobs: ArrayLike<number>,
  { vocabularySize }: TokenEntropyBoundsOptions,
): TokenEntropyBounds {
  checkInteger('tokenEntropyBounds', 'vocabularySize', vocabularySize, { min: Math.max(1, logprobs.length) });
  let [entropy, sum] = [0, 0];
  for (let j = 0; j < logprobs.length; j++) {
    const logprob = logprobs[j]!;
    if (!(logprob <= 0))
      throw new InvalidArgumentError('tokenEntropyBounds', `logprobs[${j}]`, 'be at most 0', logprob);
    const probability = Math.exp(logprob);
    sum += probability;
    if (probability > 0) entropy -= probability * logprob;
  }
  if (sum > 1.001)
    throw new InvalidArgumentError('tokenEntropyBounds', 'logprobs', 'belong to probabilities that sum to 1', sum);
  const others = vocabularySize - logprobs.length;
  const remainder = others === 0 ? 0 : Math.max(0, 1 - sum);
  const lower = remainder > 0 ? entropy - remainder * Math.log(remainder) : entropy;
  return { lower, upper: remainder > 0 ? lower + remainder * Math.log(others) : lower, remainder };
}
