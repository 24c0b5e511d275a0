import { checkInteger, checkNumber } from '@cairn-ml/numeric';
import type { Schedule } from './schedule.js';

/**
 * A value that is multiplied by `factor` every `every` steps: `initial · factor^floor(step / every)`.
 *
 * @throws {InvalidArgumentError} for an argument out of range
 *
 * @example
 * ```ts
 * import { stepSchedule } from '@cairn-ml/tensor';
 *
 * [0, 29, 30, 60].map(stepSchedule(0.1, 30, 0.5)); // [0.1, 0.1, 0.05, 0.025]
 * ```
 *
 * Source: `torch.optim.lr_scheduler.StepLR`.
 */
export function stepSchedule(initial: number, every: number, factor: number): Schedule {
  checkNumber('stepSchedule', 'initial', initial);
  checkInteger('stepSchedule', 'every', every, { min: 1 });
  checkNumber('stepSchedule', 'factor', factor, { min: 0 });
  return (step) => initial * factor ** Math.floor(step / every);
}
