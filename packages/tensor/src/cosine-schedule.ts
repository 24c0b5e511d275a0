import { checkInteger, checkNumber } from '@cairn-ml/numeric';
import { joinSchedules } from './join-schedules.js';
import { linearSchedule } from './linear-schedule.js';
import type { Schedule } from './schedule.js';

/** Options of {@link cosineSchedule}. */
export interface CosineScheduleOptions {
  /** Steps of linear warm-up from 0, which count towards `steps`. Default 0. */
  warmupSteps?: number;
  /** The last value as a share of the peak. Default 0. */
  finalFraction?: number;
}

/**
 * Half a period of a cosine from `peak` down to `final = peak · finalFraction`, then constant:
 * `final + (peak - final) (1 + cos(π k / n)) / 2` for k of the n steps after the warm-up.
 *
 * @param steps - More than `warmupSteps`; the value is `final` from this step on.
 * @throws {InvalidArgumentError} for an argument or option out of range
 *
 * @example
 * ```ts
 * import { cosineSchedule } from '@cairn-ml/tensor';
 *
 * const schedule = cosineSchedule(0.1, 12, { warmupSteps: 2, finalFraction: 0.1 });
 * [0, 1, 2, 7, 12, 99].map(schedule); // [0, 0.05, 0.1, 0.055, 0.01, 0.01]
 * ```
 *
 * Source: Loshchilov and Hutter 2017, SGDR: stochastic gradient descent with warm restarts, equation 5, without restarts;
 * `optax.warmup_cosine_decay_schedule`.
 */
export function cosineSchedule(peak: number, steps: number, options: CosineScheduleOptions = {}): Schedule {
  const { warmupSteps = 0, finalFraction = 0 } = options;
  checkNumber('cosineSchedule', 'peak', peak);
  checkInteger('cosineSchedule', 'warmupSteps', warmupSteps, { min: 0 });
  checkInteger('cosineSchedule', 'steps', steps, { min: warmupSteps + 1 });
  checkNumber('cosineSchedule', 'finalFraction', finalFraction, { min: 0, max: 1 });
  const final = peak * finalFraction;
  const decaySteps = steps - warmupSteps;
  const decay: Schedule = (step) =>
    step >= decaySteps ? final : final + ((peak - final) * (1 + Math.cos((Math.PI * step) / decaySteps))) / 2;
  return warmupSteps === 0 ? decay : joinSchedules([linearSchedule(0, peak, warmupSteps), decay], [warmupSteps]);
}
