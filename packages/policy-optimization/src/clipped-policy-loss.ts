import { checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import { add, isTensor, type Tensor, tidy } from '@cairn-ml/tensor';
import type { AggregateTokenLossesOptions } from './aggregate-token-losses.js';
import { aggregateRows } from './internal/aggregate-rows.js';
import { aggregateTensors } from './internal/aggregate-tensors.js';
import { klPenaltyOfRows, klPenaltyOfTensors } from './internal/kl-penalty.js';
import { checkPerCompletion } from './internal/per-completion.js';
import { readAggregation } from './internal/read-aggregation.js';
import { readKlOptions } from './internal/read-kl-options.js';
import { readObjectiveOptions } from './internal/read-objective-options.js';
import { readRatioOptions } from './internal/read-ratio-options.js';
import { readRows } from './internal/read-rows.js';
import { readTensors } from './internal/read-tensors.js';
import { tokenLossesOfRows } from './internal/token-losses-of-rows.js';
import { tokenLossesOfTensors } from './internal/token-losses-of-tensors.js';
import type { KlEstimateOptions } from './kl-estimate.js';
import type { PolicyObjectiveOptions } from './token-policy-losses.js';
import type { PerCompletion, TokenRows } from './token-values.js';

/** Options of {@link clippedPolicyLoss}. */
export interface ClippedPolicyLossOptions<Values extends Tensor | TokenRows = Tensor | TokenRows>
  extends PolicyObjectiveOptions<Values>,
    AggregateTokenLossesOptions<Values> {
  /** `[completions, tokens]`: 0 where there is no token, or where it does not count. Default: all count. */
  mask?: Values;
  /** Log-probabilities under the reference policy, `[completions, tokens]`; a constant. Needed where `klCoefficient` is not 0. */
  referenceLogprobs?: Values;
  /** What the estimated divergence from the reference is multiplied by, 0 or more; also one per completion. Default 0, as TRL. */
  klCoefficient?: PerCompletion;
  /** How the divergence is estimated. Default: k3 with verl's limits. */
  kl?: KlEstimateOptions;
  /** Whether the estimate is multiplied by the ratio, as in TRL's `use_bias_correction_kl` (`'ratio'`), or not (`'none'`, default). */
  klCorrection?: 'none' | 'ratio';
}

/**
 * The loss of a policy: a clipped objective per token, the divergence from a reference, and one number of them all.
 *
 * `aggregate( objective_it + β_i kl_it )`; see `tokenPolicyLosses`, `klEstimate` and `aggregateTokenLosses`. What the published methods are:
 *
 * | method | options |
 * |---|---|
 * | PPO's policy term | none; with dual clip `{ dualClip: 3 }` |
 * | GRPO | `{ aggregation: 'sequenceMean', referenceLogprobs, klCoefficient: 0.04 }` |
 * | Dr. GRPO | `{ aggregation: 'fixedLength', maxLength }`, advantages with `scale: 'none'` |
 * | DAPO | `{ clipHigh: 0.28 }` |
 * | GSPO | `{ level: 'sequence', aggregation: 'sequenceMean', clipLow: 3e-4, clipHigh: 4e-4 }` |
 * | CISPO | `{ objective: 'cispo', clipLow: 1, clipHigh: 4 }` |
 * | SAPO | `{ objective: 'sapo', aggregation: 'sequenceMean' }` |
 *
 * @param logprobs - Of the sampled tokens, `[completions, tokens]`: a tensor, or rows of numbers (in float64; rows may differ in length).
 * @param oldLogprobs - The same under the policy that sampled; a constant. `logprobs` itself where both are the same policy.
 * @param advantages - One per completion, as arrays; or `[completions]` or `[completions, tokens]` as a tensor or rows. Constants.
 * @returns A scalar tensor, differentiable in `logprobs`; or a number
 * @throws {ShapeError} when the inputs do not fit
 * @throws {InvalidArgumentError} for options out of range or missing, and numbers in rows that count and are not finite
 *
 * @example
 * ```ts
 * import { clippedPolicyLoss, groupAdvantages } from '@cairn-ml/policy-optimization';
 * import { grad, init, type Tensor, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const old = tensor([[-1, -1], [-1, -2]]);
 * const mask = tensor([[1, 1], [1, 0]]);
 * const advantages = groupAdvantages([1, 0], { scale: 'none' });
 * const loss = (logprobs: Tensor) => clippedPolicyLoss(logprobs, old, advantages, { mask });
 * await grad(loss)(old).data(); // Float32Array [-0.1667, -0.1667, 0.1667, 0]
 * clippedPolicyLoss([[-0.5, -1], [-1]], [[-1, -1], [-1]], advantages); // -0.2
 * ```
 *
 * Source: as `tokenPolicyLosses`; the KL term of GRPO (arXiv 2402.03300).
 */
export function clippedPolicyLoss(
  logprobs: Tensor,
  oldLogprobs: Tensor,
  advantages: Tensor | ArrayLike<number>,
  options?: ClippedPolicyLossOptions<Tensor>,
): Tensor;
export function clippedPolicyLoss(
  logprobs: TokenRows,
  oldLogprobs: TokenRows,
  advantages: TokenRows | ArrayLike<number>,
  options?: ClippedPolicyLossOptions<TokenRows>,
): number;
export function clippedPolicyLoss(
  logprobs: Tensor | TokenRows,
  oldLogprobs: Tensor | TokenRows,
  advantages: Tensor | TokenRows | ArrayLike<number>,
  options: ClippedPolicyLossOptions = {},
): Tensor | number {
  const caller = 'clippedPolicyLoss';
  const { mask, weights, referenceLogprobs, klCoefficient = 0, klCorrection = 'none' } = options;
  const completions = isTensor(logprobs) ? (logprobs.shape[0] ?? 0) : logprobs.length;
  const aggregation = readAggregation(caller, options);
  const objective = { ...readRatioOptions(caller, options), ...readObjectiveOptions(caller, options, completions) };
  checkPerCompletion(caller, 'klCoefficient', klCoefficient, completions, { min: 0 });
  checkOption(caller, 'klCorrection', klCorrection, ['none', 'ratio']);
  const penalty = { ...objective, klCoefficient, klCorrection, kl: readKlOptions(caller, options.kl ?? {}) };
  const hasPenalty = klCoefficient !== 0;
  if (hasPenalty && referenceLogprobs === undefined)
    throw new InvalidArgumentError(caller, 'referenceLogprobs', 'be given where `klCoefficient` is not 0', undefined);
  const others = { oldLogprobs, ...(weights && { weights }), ...(referenceLogprobs && { referenceLogprobs }) };

  if (isTensor(logprobs))
    return tidy(() => {
      const { values, counts } = readTensors(caller, logprobs, others, mask);
      const losses = tokenLossesOfTensors(caller, { logprobs, advantages, counts, ...values }, objective);
      const inputs = { logprobs, counts, ...values };
      const all = hasPenalty ? add(losses, klPenaltyOfTensors(inputs, penalty)) : losses;
      return aggregateTensors(all, counts, aggregation);
    });
  const { values, counts } = readRows(caller, logprobs, others, mask);
  const losses = tokenLossesOfRows(caller, { logprobs, advantages, counts, ...values }, objective);
  if (!hasPenalty) return aggregateRows(losses, counts, aggregation);
  const penalties = klPenaltyOfRows({ logprobs, counts, ...values }, penalty);
  const all = losses.map((row, i) => row.map((loss, t) => loss + penalties[i]![t]!));
  return aggregateRows(all, counts, aggregation);
}
