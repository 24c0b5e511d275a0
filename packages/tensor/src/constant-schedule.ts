import { checkNumber } from '@cairn-ml/numeric';
import type { Schedule } from './schedule.js';

/**
 * The same value at every step; for `joinSchedules` (an optimiser takes a plain number, too).
 *
 * @throws {InvalidArgumentError} for a value that is not finite
 *
 * @example
 * ```ts
 * import { constantSchedule } from '@cairn-ml/tensor';
 *
 * constantSchedule(0.1)(1000); // 0.1
 * ```
 */
export function constantSchedule(value: number): Schedule {
  checkNumber('constantSchedule', 'value', value);
  return () => value;
}
