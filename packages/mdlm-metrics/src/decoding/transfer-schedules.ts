import { checkInteger, checkNumber } from '@cairn-ml/numeric';

/**
 * How many tokens LLaDA writes at each step of a block: as even as possible, the first steps one more. With more steps than masks, the last write none.
 *
 * @throws {InvalidArgumentError} for counts that are not integers of at least 0, or `steps` of 0
 *
 * @example
 * ```ts
 * import { lladaSchedule } from '@cairn-ml/mdlm-metrics/decoding';
 *
 * lladaSchedule(10, 4); // [3, 3, 2, 2]
 * ```
 *
 * Source: `get_num_transfer_tokens` of ML-GSAI/LLaDA.
 */
export function lladaSchedule(masked: number, steps: number): Int32Array {
  checkInteger('lladaSchedule', 'masked', masked, { min: 0 });
  checkInteger('lladaSchedule', 'steps', steps, { min: 1 });
  return Int32Array.from({ length: steps }, (_, i) => Math.floor(masked / steps) + (i < masked % steps ? 1 : 0));
}

/** Options of {@link dreamSchedule}. */
export interface DreamScheduleOptions {
  /** The time at the end. Default 1e-3. */
  eps?: number;
}

/**
 * How many tokens Dream writes at each step: the whole part of `masked (1 - s / t)`, masked being what is left, and all that is left at the last step. Times fall
 * evenly from 1 to `eps`, from t to s in a step. Early steps may write none.
 *
 * @throws {InvalidArgumentError} for counts that are not integers of at least 0, `steps` of 0, or an `eps` outside 0 to 1
 *
 * @example
 * ```ts
 * import { dreamSchedule } from '@cairn-ml/mdlm-metrics/decoding';
 *
 * dreamSchedule(5, 8); // [0, 0, 0, 0, 1, 1, 1, 2]
 * ```
 *
 * Source: `_sample` of Dream's authors, in float64 where they use float32 tensors.
 */
export function dreamSchedule(masked: number, steps: number, options: DreamScheduleOptions = {}): Int32Array {
  const { eps = 1e-3 } = options;
  checkInteger('dreamSchedule', 'masked', masked, { min: 0 });
  checkInteger('dreamSchedule', 'steps', steps, { min: 1 });
  checkNumber('dreamSchedule', 'eps', eps, { min: 0, max: 1 });
  let left = masked;
  return Int32Array.from({ length: steps }, (_, i) => {
    const count = i < steps - 1 ? Math.floor(left * transferChance(i, steps, eps)) : left;
    left -= count;
    return count;
  });
}

/** 1 - s / t for the i-th of `steps` steps. */
export function transferChance(i: number, steps: number, eps: number): number {
  const time = (k: number) => (k < steps ? 1 + k * ((eps - 1) / steps) : eps);
  return 1 - time(i + 1) / time(i);
}
