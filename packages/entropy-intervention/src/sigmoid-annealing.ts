import { checkInteger, checkNumber } from '@cairn-ml/numeric';
import type { Schedule } from '@cairn-ml/tensor';

/** Options of {@link sigmoidAnnealing}. */
export interface SigmoidAnnealingOptions {
  /** How many steps training has, at least 1. */
  steps: number;
  /** The value before it falls. Default 1. */
  value?: number;
  /** The step at which half of it is left. Default 40, as NoisyRollout. */
  midpoint?: number;
  /** How steeply it falls there, 0 or more. Default 30, as NoisyRollout. */
  steepness?: number;
}

/**
 * A strength that falls along a sigmoid: `value · (1 - σ(steepness · (step - midpoint) / steps))`. Strong disturbance while a policy explores, none at the end.
 *
 * For straight lines and cosines see `linearSchedule` and `cosineSchedule` of the tensor core; a schedule may be the `epsilon` of each step's adversarial images.
 *
 * @throws {InvalidArgumentError} for options out of range
 *
 * @example
 * ```ts
 * import { sigmoidAnnealing } from '@cairn-ml/entropy-intervention';
 *
 * const epsilon = sigmoidAnnealing({ value: 8 / 255, steps: 100 });
 * [0, 40, 60].map(epsilon); // [0.031372, 0.015686, 0.000078]
 * ```
 *
 * Source: NoisyRollout (arXiv 2504.13055), authors' code.
 */
export function sigmoidAnnealing(options: SigmoidAnnealingOptions): Schedule {
  const caller = 'sigmoidAnnealing';
  const { steps, value = 1, midpoint = 40, steepness = 30 } = options;
  checkInteger(caller, 'steps', steps, { min: 1 });
  checkNumber(caller, 'value', value);
  checkNumber(caller, 'midpoint', midpoint);
  checkNumber(caller, 'steepness', steepness, { min: 0 });
  return (step) => value / (1 + Math.exp((steepness * (step - midpoint)) / steps));
}
