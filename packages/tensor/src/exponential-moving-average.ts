import { checkInteger, checkNumber } from '@cairn-ml/numeric';
import { clone } from '@tensorflow/tfjs-core';
import { zipTrees } from './internal/zip-trees.js';
import { add, mul } from './ops.js';
import type { ParameterTree } from './parameter-tree.js';

/** Options of {@link exponentialMovingAverage}. */
export interface ExponentialMovingAverageOptions {
  /**
   * Number of this update, from 1. With it the average has no bias towards its start: it is the weighted mean of all parameters so far,
   * with weights `decay^(step - i)`, whatever `average` was before the first. Default: absent, `average` is the start and counts.
   */
  step?: number;
}

/**
 * The average after one more update, `decay · average + (1 - decay) · parameters`; a new tree.
 *
 * Start from `copyTree(parameters)`. With `step` (t), `decay` becomes `decay (1 - decay^(t-1)) / (1 - decay^t)`. Int32 and bool leaves
 * are those of `parameters`.
 *
 * @param decay - From 0 (no memory) to 1 (no change).
 * @throws {InvalidArgumentError} for a decay out of range, or trees of different structures
 *
 * @example
 * ```ts
 * import { exponentialMovingAverage, init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const average = exponentialMovingAverage([tensor([1])], [tensor([2])], 0.75);
 * await average[0]!.data(); // Float32Array [1.25]
 * ```
 *
 * Source: Polyak and Juditsky 1992, in the exponential form of `optax.ema`; the correction is that of Adam (Kingma and Ba 2015, section 3),
 * written as a recursion of the corrected average.
 */
export function exponentialMovingAverage<T extends ParameterTree>(
  average: T,
  parameters: T,
  decay: number,
  options: ExponentialMovingAverageOptions = {},
): T {
  const { step } = options;
  checkNumber('exponentialMovingAverage', 'decay', decay, { min: 0, max: 1 });
  if (step !== undefined) checkInteger('exponentialMovingAverage', 'step', step, { min: 1 });
  const share = step === undefined ? 1 - decay : shareOfNewest(decay, step);
  return zipTrees('exponentialMovingAverage', ['average', 'parameters'], [average, parameters], ([old, current]) =>
    current!.dtype === 'float32' ? add(mul(old!, 1 - share), mul(current!, share)) : clone(current!),
  );
}

/** `(1 - decay) / (1 - decay^step)`, which is `1 / step` for a decay of 1. */
function shareOfNewest(decay: number, step: number): number {
  return decay === 1 ? 1 / step : (1 - decay) / (1 - decay ** step);
}
