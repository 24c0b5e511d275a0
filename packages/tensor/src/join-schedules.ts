import { checkInteger, checkLength } from '@cairn-ml/numeric';
import type { Schedule } from './schedule.js';

/**
 * One schedule after the other: the first before `boundaries[0]`, then the second, and so on. Each counts its steps from its own start.
 *
 * @param boundaries - The step at which each schedule but the first starts, ascending.
 * @throws {ShapeError} when there is not one boundary fewer than schedules
 * @throws {InvalidArgumentError} for boundaries that do not ascend
 *
 * @example
 * ```ts
 * import { constantSchedule, joinSchedules, linearSchedule } from '@cairn-ml/tensor';
 *
 * const schedule = joinSchedules([linearSchedule(0, 1, 2), constantSchedule(1), linearSchedule(1, 0, 2)], [2, 4]);
 * [0, 1, 2, 3, 4, 5, 6].map(schedule); // [0, 0.5, 1, 1, 1, 0.5, 0]
 * ```
 *
 * Source: `optax.join_schedules`, `torch.optim.lr_scheduler.SequentialLR`.
 */
export function joinSchedules(schedules: readonly Schedule[], boundaries: readonly number[]): Schedule {
  checkLength('joinSchedules', 'boundaries', boundaries, schedules.length - 1, 'one entry between two schedules');
  for (const [i, boundary] of boundaries.entries())
    checkInteger('joinSchedules', `boundaries[${i}]`, boundary, { min: (boundaries[i - 1] ?? 0) + 1 });
  return (step) => {
    const passed = boundaries.filter((boundary) => step >= boundary).length;
    return schedules[passed]!(step - (boundaries[passed - 1] ?? 0));
  };
}
