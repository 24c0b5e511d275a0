import { abs, add, clipByValue, div, expm1, neg, square, stopGradient, sub, type Tensor } from '@cairn-ml/tensor';
import type { KlEstimateOptions } from '../kl-estimate.js';

/** The largest float32, for lack of infinity in a shader. */
const largest = 3.4e38;

/** The estimates of tensors of the same shape, differentiable in `logprobs`. */
export function klOfTensors(logprobs: Tensor, reference: Tensor, options: Required<KlEstimateOptions>): Tensor {
  const difference = sub(logprobs, stopGradient(reference));
  const value = estimate(difference, options);
  if (options.gradient === 'own' || options.kind === 'k2') return value;
  const other = div(square(difference), 2);
  return add(sub(other, stopGradient(other)), stopGradient(value));
}

function estimate(difference: Tensor, { kind, logRatioLimit, valueLimit }: Required<KlEstimateOptions>): Tensor {
  if (kind === 'k1') return difference;
  if (kind === 'k2') return div(square(difference), 2);
  if (kind === 'absolute') return abs(difference);
  const x = clipByValue(neg(difference), -logRatioLimit, logRatioLimit);
  // expm1 keeps the digits of small differences, which exp(x) - 1 - x has lost in float32
  return clipByValue(sub(expm1(x), x), 0, Math.min(valueLimit, largest));
}
