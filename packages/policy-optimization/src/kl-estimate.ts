import { checkFinite, checkLength } from '@cairn-ml/numeric';
import { isTensor, type Tensor, tidy } from '@cairn-ml/tensor';
import { checkSameShape } from './internal/check-tensors.js';
import { klOfEntry } from './internal/kl-of-entry.js';
import { klOfTensors } from './internal/kl-of-tensors.js';
import { readKlOptions } from './internal/read-kl-options.js';

/** Which estimate of the divergence; see {@link klEstimate}. */
export type KlKind = 'k1' | 'k2' | 'k3' | 'absolute';

/** Options of {@link klEstimate}. */
export interface KlEstimateOptions {
  /** Default `'k3'`. */
  kind?: KlKind;
  /**
   * Of `'k3'`: log-ratios are cut to ±limit before the exponential; at most 80, where float32 still has it. Default 20, as verl; TRL does not cut.
   */
  logRatioLimit?: number;
  /** Of `'k3'`: estimates are cut to this. Default 10, as verl; Infinity cuts nothing. */
  valueLimit?: number;
  /**
   * `'own'` (default): the gradient of the estimate. `'k2'`: the value of the estimate with the gradient of k2, straight through, which is that of the
   * divergence for samples of the policy (verl: `k1+`, `k3+`). Only tensors have gradients.
   */
  gradient?: 'own' | 'k2';
}

/**
 * Estimates KL(policy ‖ reference) token by token from the log-probabilities of sampled tokens.
 *
 * With `x = log p - log p_ref`: k1 = x (unbiased, may be negative), k2 = x²/2 (biased, but its gradient is not), k3 = `exp(-x) + x - 1` (unbiased,
 * never negative), absolute = |x|. In nats.
 *
 * Tensors of any shape give a tensor that is differentiable in `logprobs`; the reference is a constant. Arrays are computed in float64.
 *
 * @throws {ShapeError} when the two do not fit
 * @throws {InvalidArgumentError} for options out of range, and numbers in arrays that are not finite
 *
 * @example
 * ```ts
 * import { klEstimate } from '@cairn-ml/policy-optimization';
 *
 * klEstimate([-1, -0.5, -2], [-1.2, -0.4, -1]); // [0.0187, 0.0052, 0.7183]
 * klEstimate([-50], [-1]); // [10]
 * klEstimate([-50], [-1], { logRatioLimit: 80, valueLimit: Infinity }); // [1.90735e21]
 * ```
 *
 * Source: Schulman 2020, Approximating KL divergence; verl (`kl_penalty`), TRL 1.10.
 */
export function klEstimate(logprobs: Tensor, referenceLogprobs: Tensor, options?: KlEstimateOptions): Tensor;
export function klEstimate(
  logprobs: ArrayLike<number>,
  referenceLogprobs: ArrayLike<number>,
  options?: KlEstimateOptions,
): Float64Array;
export function klEstimate(
  logprobs: Tensor | ArrayLike<number>,
  referenceLogprobs: Tensor | ArrayLike<number>,
  options: KlEstimateOptions = {},
): Tensor | Float64Array {
  const settings = readKlOptions('klEstimate', options);
  if (isTensor(logprobs)) {
    checkSameShape('klEstimate', 'referenceLogprobs', referenceLogprobs, logprobs.shape);
    return tidy(() => klOfTensors(logprobs, referenceLogprobs, settings));
  }
  const reference = referenceLogprobs as ArrayLike<number>;
  checkLength('klEstimate', 'referenceLogprobs', reference, logprobs.length, 'one entry per entry of `logprobs`');
  checkFinite('klEstimate', 'logprobs', logprobs);
  checkFinite('klEstimate', 'referenceLogprobs', reference);
  return Float64Array.from(logprobs, (logprob, i) => klOfEntry(logprob, reference[i]!, settings));
}
