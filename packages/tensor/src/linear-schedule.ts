import { checkInteger, checkNumber } from '@cairn-ml/numeric';
import type { Schedule } from './schedule.js';

/**
 * From one value to another in equal changes over `steps` steps, then constant: `from + (to - from) · min(step / steps, 1)`. A warm-up
 * when it goes up from 0.
 *
 * @param steps - At least 1; the value is `to` from this step on.
 * @throws {InvalidArgumentError} for values that are not finite, or no steps
 *
 * @example
 * ```ts
 * import { linearSchedule } from '@cairn-ml/tensor';
 *
 * const warmup = linearSchedule(0, 0.1, 4);
 * [0, 1, 4, 9].map(warmup); // [0, 0.025, 0.1, 0.1]
 * ```
 *
 * Source: `optax.linear_schedule`, `torch.optim.lr_scheduler.LinearLR`.
 */
export function linearSchedule(from: number, to: number, steps: number): Schedule {
  checkNumber('linearSchedule', 'from', from);
  checkNumber('linearSchedule', 'to', to);
  checkInteger('linearSchedule', 'steps', steps, { min: 1 });
  return (step) => (step >= steps ? to : from + (to - from) * (step / steps));
}
