import {
  type AggregateTokenLossesOptions,
  aggregateTokenLosses,
  type TokenRows,
  tokenPolicyLosses,
} from '@cairn-ml/policy-optimization';
import { add, isTensor, type Tensor, tidy } from '@cairn-ml/tensor';
import { selectiveKl } from './selective-kl.js';

/** Options of {@link klCovarianceLoss}. */
export interface KlCovarianceLossOptions extends AggregateTokenLossesOptions {
  /** The tokens that are held back, as `selectHighCovariance` gives them; for tensors rows or a tensor. */
  selection: Tensor | TokenRows;
  /** What |log p - log q| of these tokens is multiplied by, 0 or more. Default 1, as the recipes; verl's own default is 0.1. */
  klCoefficient?: number;
}

/**
 * KL-Cov: the policy gradient loss without any clipping, and for the tokens of highest covariance a penalty on leaving the policy that sampled:
 * `aggregate( -A p/q + c |log p - log q| · selected )`.
 *
 * @param logprobs - Of the sampled tokens, `[responses, tokens]`: a tensor, or rows of numbers (in float64; rows may differ in length).
 * @param oldLogprobs - The same under the policy q that sampled; a constant.
 * @param advantages - One per response, as arrays; or `[responses]` or `[responses, tokens]` as a tensor or rows. Constants.
 * @returns A scalar tensor, differentiable in `logprobs`; or a number
 * @throws {ShapeError} when the inputs do not fit
 * @throws {InvalidArgumentError} for options out of range, and numbers in rows that count and are not finite
 *
 * @example
 * ```ts
 * import { klCovarianceLoss, selectHighCovariance } from '@cairn-ml/entropy-intervention';
 *
 * const [now, old] = [[[-0.1, -2.1], [-1.1]], [[-0.3, -2.1], [-1.2]]];
 * const advantages = [1, -0.5];
 * const selection = selectHighCovariance(now, advantages, { ratio: 0.3 }); // [[1, 0], [0]]
 * klCovarianceLoss(now, old, advantages, { selection }); // -0.4896
 * klCovarianceLoss(now, old, advantages, { selection, klCoefficient: 0 }); // -0.5563
 * ```
 *
 * Source: KL-Cov (arXiv 2505.22617); verl, `compute_policy_loss_kl_cov`.
 */
export function klCovarianceLoss(
  logprobs: Tensor,
  oldLogprobs: Tensor,
  advantages: Tensor | ArrayLike<number>,
  options: KlCovarianceLossOptions,
): Tensor;
export function klCovarianceLoss(
  logprobs: TokenRows,
  oldLogprobs: TokenRows,
  advantages: TokenRows | ArrayLike<number>,
  options: KlCovarianceLossOptions,
): number;
export function klCovarianceLoss(
  logprobs: Tensor | TokenRows,
  oldLogprobs: Tensor | TokenRows,
  advantages: Tensor | TokenRows | ArrayLike<number>,
  options: KlCovarianceLossOptions,
): Tensor | number {
  const { selection, klCoefficient = 1, ...aggregation } = options;
  const penalty = { ...aggregation, selection, coefficient: klCoefficient, kl: { kind: 'absolute' } } as const;
  const unclipped = { clipLow: 1, clipHigh: 1e30, ...(aggregation.mask && { mask: aggregation.mask }) };
  if (isTensor(logprobs))
    return tidy(() => {
      const [old, given] = [oldLogprobs as Tensor, advantages as Tensor];
      const losses = tokenPolicyLosses(logprobs, old, given, unclipped as { mask?: Tensor });
      const policy = aggregateTokenLosses(losses, aggregation as AggregateTokenLossesOptions<Tensor>);
      return add(policy, selectiveKl(logprobs, old, penalty));
    });
  const [old, given] = [oldLogprobs as TokenRows, advantages as TokenRows];
  const losses = tokenPolicyLosses(logprobs, old, given, unclipped as { mask?: TokenRows });
  const policy = aggregateTokenLosses(losses, aggregation as AggregateTokenLossesOptions<TokenRows>);
  return policy + selectiveKl(logprobs, old, penalty);
}
