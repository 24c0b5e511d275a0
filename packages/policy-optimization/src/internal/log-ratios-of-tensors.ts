import {
  add,
  cast,
  clipByValue,
  div,
  maximum,
  minimum,
  mul,
  onesLike,
  stopGradient,
  sub,
  sum,
  type Tensor,
  where,
  zerosLike,
} from '@cairn-ml/tensor';
import type { RatioSettings } from './read-ratio-options.js';

/** Logarithms of importance ratios, 0 where nothing counts. */
export function logRatiosOfTensors(
  logprobs: Tensor,
  old: Tensor,
  counts: Tensor | undefined,
  { level, logRatioLimit }: RatioSettings,
): Tensor {
  const differences = onlyCounted(sub(logprobs, stopGradient(old)), counts);
  if (level === 'token') return clipByValue(differences, -logRatioLimit, logRatioLimit);
  const tokens = counts ? maximum(sum(cast(counts, 'float32'), 1, true), 1) : Math.max(1, logprobs.shape[1]!);
  const means = div(sum(differences, 1, true), tokens);
  if (level === 'sequence') {
    const shared = minimum(means, logRatioLimit);
    return onlyCounted(mul(shared, onesLike(differences)), counts);
  }
  const own = onlyCounted(sub(logprobs, stopGradient(logprobs)), counts);
  return onlyCounted(minimum(add(stopGradient(means), own), logRatioLimit), counts);
}

/** 0 where nothing counts: by choice, not by a product, for padding may be anything. */
export function onlyCounted(values: Tensor, counts: Tensor | undefined): Tensor {
  return counts ? where(counts, values, zerosLike(values)) : values;
}
