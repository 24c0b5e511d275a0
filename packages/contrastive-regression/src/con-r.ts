import { checkFinite, checkLength, checkNumber, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import {
  abs,
  add,
  cast,
  concat,
  div,
  greater,
  lessEqual,
  logSumExp,
  matMul,
  mul,
  reshape,
  stopGradient,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  tensor,
  tidy,
  transpose,
  where,
  zerosLike,
} from '@cairn-ml/tensor';
import { checkPositive } from './internal/check-positive.js';
import { logOfZero } from './internal/log-sum-exp-scan.js';
import { pairTensor } from './internal/pair-tensor.js';
import { readRows } from './internal/read-embeddings.js';
import { labelDistance, readLabels } from './internal/read-labels.js';
import { type AnchorOptions, checkAnchorOptions, reduceAnchors } from './internal/reduce.js';
import { unitRows } from './internal/unit-rows.js';

/** Options of {@link conR}. */
export interface ConROptions extends AnchorOptions {
  /** Labels, and predictions, at most this far apart are alike (ω). Default 1. */
  window?: number;
  /** Growth of the push with the distance of labels, `exp(strength |y_i - y_j|)` (η). Default 0.01. */
  strength?: number;
  /** Divides the cosines. Default 0.07, what the authors' code uses whatever it is given. */
  temperature?: number;
  /** One factor of the push per anchor. Default: all 1. */
  pushWeights?: ArrayLike<number>;
  /** `'paper'` (default), or `'released'`: every row that is no positive adds 1 to the denominator, and an anchor without positives gives NaN. */
  variant?: 'paper' | 'released';
}

/**
 * ConR: draws rows with near labels together and pushes away those that the predictions confuse with them.
 *
 * With cosines over the temperature, `s_ij = cos(z_i, z_j) / t`: positives of anchor i are the other rows with `|y_i - y_j| <= ω`, negatives those
 * with `|y_i - y_j| > ω` and `|ŷ_i - ŷ_j| <= ω`, and
 * `l_i = 1/|pos| Σ_{j∈pos} -log( e^{s_ij} / (Σ_{pos} e^{s_ik} + Σ_{neg} w_i e^{η |y_i - y_k|} e^{s_ik}) )`.
 *
 * An anchor without positives, or without negatives, gives 0. Nothing is differentiated by the predictions.
 *
 * @param embeddings - `[samples, dim]`
 * @param labels - One number per sample.
 * @param predictions - One number per sample: numbers, compared in float64, or a tensor `[samples]` or `[samples, 1]`, compared in float32.
 * @throws {ShapeError} when shapes or lengths do not fit
 * @throws {InvalidArgumentError} for labels, predictions or weights that are not finite, and options out of range
 *
 * @example
 * ```ts
 * import { conR } from '@cairn-ml/contrastive-regression';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const features = tensor([[1, 0], [0.8, 0.6], [0, 1]]);
 * (await conR(features, [1, 1.5, 9], [1, 2, 2.5], { temperature: 1 }).data())[0]; // 0.211
 * ```
 *
 * Source: Keramati, Meng and Evans 2024, ConR: contrastive regularizer for deep imbalanced regression, equation 3; defaults and the
 * released variant from the authors' code.
 */
export function conR(
  embeddings: Tensor,
  labels: ArrayLike<number>,
  predictions: Tensor | ArrayLike<number>,
  options: ConROptions = {},
): Tensor {
  const caller = 'conR';
  const { window = 1, strength = 0.01, temperature = 0.07, pushWeights, variant = 'paper' } = options;
  checkNumber(caller, 'window', window, { min: 0 });
  checkNumber(caller, 'strength', strength);
  checkPositive(caller, 'temperature', temperature);
  checkOption(caller, 'variant', variant, ['paper', 'released']);
  return tidy(() => {
    const { rows, count } = readRows(caller, embeddings);
    const read = readLabels(caller, labels, count);
    checkAnchorOptions(caller, options, count);
    if (pushWeights) checkPushWeights(caller, pushWeights, count);
    const released = variant === 'released';
    const distance = (i: number, j: number) => labelDistance(read, i, j);
    const positives = pairTensor(count, (i, j) => (i !== j && distance(i, j) <= window ? 1 : 0));
    const far = pairTensor(count, (i, j) => (distance(i, j) > window ? 1 : 0));
    const negatives = mul(far, confusedPairs(caller, predictions, count, window));
    const push = pairTensor(count, (i, j) =>
      Math.max(logOfZero, strength * distance(i, j) + Math.log(pushWeights?.[i] ?? 1)),
    );
    const alike = Float32Array.from({ length: count }, (_, i) => {
      let number = 0;
      for (let j = 0; j < count; j++) if (i !== j && distance(i, j) <= window) number++;
      return number;
    });

    const unit = unitRows(rows);
    const logits = div(matMul(unit, unit, false, true), temperature) as Tensor2D;
    const absent = add(zerosLike(logits), logOfZero);
    const pairs = where(greater(positives, 0), logits, where(greater(negatives, 0), add(logits, push), absent));
    const masked = tensor(
      alike.map((number) => Math.log(count - number)),
      [count, 1],
    );
    const logSums = logSumExp(released ? concat([pairs, masked], 1) : pairs, 1, true);
    const sums = sum(mul(positives, sub(logSums, logits)), 1);
    const losses = div(sums, tensor(released ? alike : alike.map((number) => Math.max(number, 1))));
    return reduceAnchors(mul(losses, cast(greater(sum(negatives, 1), 0), 'float32')), options);
  });
}

/** 1 where two predictions are at most `window` apart. */
function confusedPairs(caller: string, predictions: Tensor | ArrayLike<number>, count: number, window: number): Tensor {
  if (!('dataId' in predictions)) {
    checkLength(caller, 'predictions', predictions, count, 'one entry per sample');
    checkFinite(caller, 'predictions', predictions);
    return pairTensor(count, (i, j) => (Math.abs(predictions[i]! - predictions[j]!) <= window ? 1 : 0));
  }
  checkLength(caller, 'predictions', { length: predictions.size }, count, 'one entry per sample');
  const column = reshape(stopGradient(predictions), [count, 1]);
  return cast(lessEqual(abs(sub(column, transpose(column))), window), 'float32');
}

function checkPushWeights(caller: string, weights: ArrayLike<number>, count: number): void {
  checkLength(caller, 'pushWeights', weights, count, 'one entry per anchor');
  checkFinite(caller, 'pushWeights', weights);
  for (let i = 0; i < count; i++)
    if (weights[i]! < 0) throw new InvalidArgumentError(caller, `pushWeights[${i}]`, 'be at least 0', weights[i]);
}
