import {
  div,
  exp,
  greater,
  less,
  logicalAnd,
  maximum,
  minimum,
  mul,
  neg,
  sigmoid,
  stopGradient,
  sub,
  type Tensor,
  where,
} from '@cairn-ml/tensor';
import { readTensorAdvantages } from './advantages.js';
import { logRatiosOfTensors, onlyCounted } from './log-ratios-of-tensors.js';
import { columnOf } from './per-completion.js';
import type { ObjectiveSettings } from './read-objective-options.js';
import type { RatioSettings } from './read-ratio-options.js';

/** What losses over tensors are computed from. */
export interface TensorInputs {
  logprobs: Tensor;
  oldLogprobs: Tensor;
  advantages: unknown;
  weights?: Tensor;
  counts: Tensor | undefined;
}

/** The losses of single tokens, 0 where nothing counts. */
export function tokenLossesOfTensors(
  caller: string,
  { logprobs, oldLogprobs, advantages, weights, counts }: TensorInputs,
  settings: RatioSettings & ObjectiveSettings,
): Tensor {
  const given = readTensorAdvantages(caller, advantages, logprobs.shape);
  const read = given.shape[1] === logprobs.shape[1] ? onlyCounted(given, counts) : given;
  const ratios = exp(logRatiosOfTensors(logprobs, oldLogprobs, counts, settings));
  const gains = mul(factorsOf(ratios, read, onlyCounted(logprobs, counts), settings), read);
  const weighted = weights ? mul(gains, onlyCounted(stopGradient(weights), counts)) : gains;
  return onlyCounted(neg(weighted), counts);
}

/** What the advantages are multiplied by. */
function factorsOf(ratios: Tensor, advantages: Tensor, logprobs: Tensor, settings: ObjectiveSettings): Tensor {
  const { objective, positiveTemperature, negativeTemperature } = settings;
  const isPositive = greater(advantages, 0);
  if (objective === 'sapo') {
    const temperatures = where(isPositive, positiveTemperature, negativeTemperature);
    return div(mul(sigmoid(mul(temperatures, sub(ratios, 1))), 4), temperatures);
  }
  const low = columnOf(settings.clipLow, (range) => 1 - range);
  const high = columnOf(settings.clipHigh, (range) => 1 + range);
  if (objective === 'cispo') return mul(stopGradient(minimum(maximum(ratios, low), high)), logprobs);
  // chosen, not minimum and maximum: where those tie they share the gradient, and a ratio of exactly 1 must keep all of it
  const isNegative = less(advantages, 0);
  const floored = where(logicalAnd(isNegative, less(ratios, low)), low, ratios);
  const capped = where(logicalAnd(isPositive, greater(ratios, high)), high, floored);
  if (settings.dualClip === Number.POSITIVE_INFINITY) return capped;
  return where(logicalAnd(isNegative, greater(ratios, settings.dualClip)), settings.dualClip, capped);
}
