import { checkNumber } from '@cairn-ml/numeric';

/** Options of {@link criticalAwareRegularization}. */
export interface CriticalAwareRegularizationOptions {
  /** KL coefficient of a case that is not critical, 0 or more. Default 0.04 (GRPO's). */
  klCoefficient?: number;
  /** By how much of itself the coefficient grows where a case is critical: 1 (default) doubles it. 0 or more. */
  klGain?: number;
  /** Clip range below 1 of a case that is not critical, from 0 to 1. Default 0.2. */
  clipLow?: number;
  /** Clip range above 1 of a case that is not critical, 0 or more. Default 0.2. */
  clipHigh?: number;
  /** Which share of the clip ranges a critical case loses, from 0 to 1. Default 0.5. */
  clipShrink?: number;
}

/** What {@link criticalAwareRegularization} returns; options of `clippedPolicyLoss`, one entry per completion. */
export interface CriticalAwareRegularizationResult {
  klCoefficient: Float64Array;
  clipLow: Float64Array;
  clipHigh: Float64Array;
}

/**
 * Tightens the update where a mistake is costly: a larger KL coefficient and narrower clip ranges for critical cases. Rewards are left alone.
 *
 * With c the criticality: `β_i = β (1 + gain c_i)`, `ε_i = ε (1 - shrink c_i)`.
 *
 * @param criticality - Per completion: from 0 to 1, or whether it is critical.
 * @throws {InvalidArgumentError} for criticality or options out of range
 *
 * @remarks Our reconstruction: RadFlow's abstract says that critical-aware policy optimisation adaptively regularises, and a summary that it tightens
 * updates of high-stakes cases. Its formula, its measure of criticality and its constants are not public; form and defaults here are ours.
 *
 * @example
 * ```ts
 * import { clippedPolicyLoss, criticalAwareRegularization } from '@cairn-ml/policy-optimization';
 *
 * const careful = criticalAwareRegularization([false, true]);
 * console.log(careful.klCoefficient, careful.clipHigh); // [0.04, 0.08] [0.2, 0.1]
 *
 * const old = [[-1], [-1]];
 * const now = [[-0.5], [-0.5]];
 * clippedPolicyLoss(now, old, [1, 1], { ...careful, referenceLogprobs: old }); // -1.1436
 * ```
 *
 * Source: RadFlow (arXiv 2511.10065v1), structure only.
 */
export function criticalAwareRegularization(
  criticality: ArrayLike<number | boolean>,
  options: CriticalAwareRegularizationOptions = {},
): CriticalAwareRegularizationResult {
  const caller = 'criticalAwareRegularization';
  const { klCoefficient = 0.04, klGain = 1, clipLow = 0.2, clipHigh = 0.2, clipShrink = 0.5 } = options;
  for (const [name, value] of Object.entries({ klCoefficient, klGain, clipHigh }))
    checkNumber(caller, name, value, { min: 0 });
  for (const [name, value] of Object.entries({ clipLow, clipShrink }))
    checkNumber(caller, name, value, { min: 0, max: 1 });
  const values = Float64Array.from(criticality, Number);
  for (const [i, value] of values.entries()) checkNumber(caller, `criticality[${i}]`, value, { min: 0, max: 1 });
  return {
    klCoefficient: values.map((value) => klCoefficient * (1 + klGain * value)),
    clipLow: values.map((value) => clipLow * (1 - clipShrink * value)),
    clipHigh: values.map((value) => clipHigh * (1 - clipShrink * value)),
  };
}
