import { InvalidArgumentError } from '@cairn-ml/numeric';

/**
 * The entropy of a token's distribution in nats: `H = logsumexp(z) - Σ p z`, p the softmax of the logits z.
 *
 * From 0 to `ln V`. A logit of -Infinity is a token that cannot be; the others must be finite. Log-probabilities are logits too.
 *
 * @throws {InvalidArgumentError} for no logits, NaN, +Infinity, or -Infinity throughout
 *
 * @example
 * ```ts
 * import { tokenEntropy } from '@cairn-ml/rewards/uncertainty';
 *
 * tokenEntropy([2, 0, -1, 0.5]); // 0.878281
 * [[0, 0], [0, 9]].map(tokenEntropy); // [0.6931, 0.0012]
 * ```
 *
 * Source: verl, `entropy_from_logits`; DARE Eq. 9 (second-hand transcription; its logarithm is not stated: nats).
 */
export function tokenEntropy(logits: ArrayLike<number>): number {
  const largest = maximum('tokenEntropy', logits);
  let [sum, weighted] = [0, 0];
  for (let j = 0; j < logits.length; j++) {
    const shifted = logits[j]! - largest;
    const weight = Math.exp(shifted);
    sum += weight;
    if (weight > 0) weighted += weight * shifted;
  }
  return Math.max(0, Math.log(sum) - weighted / sum);
}

/**
 * The self-certainty of a token's distribution: `logsumexp(z) - mean(z)`, that is `KL(uniform ‖ p) + ln V`, in nats.
 *
 * `ln V` for a uniform distribution, more for a certain one, without bound. Subtract `ln V` for the divergence itself.
 *
 * @throws {InvalidArgumentError} for no logits, and for logits that are NaN or infinite (the divergence would be infinite)
 *
 * @example
 * ```ts
 * import { selfCertainty } from '@cairn-ml/rewards/uncertainty';
 *
 * selfCertainty([2, 0, -1, 0.5]); // 1.96735
 * selfCertainty([0, 0, 0, 0]) - Math.log(4); // 0
 * ```
 *
 * Source: Intuitor, authors' code; TTRL, `compute_certainty_reward`.
 */
export function selfCertainty(logits: ArrayLike<number>): number {
  const largest = maximum('selfCertainty', logits);
  let [sum, total] = [0, 0];
  for (let j = 0; j < logits.length; j++) {
    if (logits[j] === -Infinity) throw notFinite('selfCertainty', j, -Infinity);
    sum += Math.exp(logits[j]! - largest);
    total += logits[j]! - largest;
  }
  return Math.log(sum) - total / logits.length;
}

function maximum(caller: string, logits: ArrayLike<number>): number {
  let largest = -Infinity;
  for (let j = 0; j < logits.length; j++) {
    const logit = logits[j]!;
    if (!(logit < Infinity)) throw notFinite(caller, j, logit);
    if (logit > largest) largest = logit;
  }
  if (largest === -Infinity)
    throw new InvalidArgumentError(caller, 'logits', 'have an entry that is not -Infinity', Array.from(logits));
  return largest;
}

function notFinite(caller: string, j: number, logit: number): InvalidArgumentError {
  return new InvalidArgumentError(caller, `logits[${j}]`, 'be a finite number', logit);
}
