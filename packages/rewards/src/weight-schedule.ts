import { checkFinite, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';

/** Options of {@link weightSchedule}. */
export interface WeightScheduleOptions {
  /** Between two points: on the `'line'` that joins them (default), or the `'last'` one's weight. */
  between?: 'line' | 'last';
}

/**
 * A weight that changes with the training step, given by points `[step, weight]`.
 *
 * Before the first point its weight holds, after the last point the last one's. Steps must rise.
 *
 * @throws {InvalidArgumentError} for no points, steps that do not rise, or numbers that are not finite
 *
 * @example
 * ```ts
 * import { weightSchedule } from '@cairn-ml/rewards';
 *
 * const weight = weightSchedule([[0, 1], [100, 0.2]]);
 * [weight(0), weight(50), weight(500)]; // [1, 0.6, 0.2]
 * ```
 */
export function weightSchedule(
  points: readonly (readonly [step: number, weight: number])[],
  { between = 'line' }: WeightScheduleOptions = {},
): (step: number) => number {
  checkOption('weightSchedule', 'between', between, ['line', 'last']);
  checkFinite('weightSchedule', 'points', points.flat());
  if (points.length === 0 || points.some(([step], k) => step <= (points[k - 1]?.[0] ?? -Infinity)))
    throw new InvalidArgumentError('weightSchedule', 'points', 'be one or more, with steps that rise', points.flat());
  return (step) => {
    const after = points.findIndex((point) => point[0] > step);
    if (after === 0) return points[0]![1];
    const [start, from] = points.at(after < 0 ? -1 : after - 1)!;
    if (after < 0 || between === 'last') return from;
    const [end, to] = points[after]!;
    return from + ((to - from) * (step - start)) / (end - start);
  };
}
