import { checkOption } from '@cairn-ml/numeric';
import type { GroupOptions, RewardValues } from './group-options.js';
import { checkLengths } from './internal/check-lengths.js';
import { groupStatistics } from './internal/group-statistics.js';
import { readGroups } from './internal/read-groups.js';
import { readRewards } from './internal/read-rewards.js';

/** Options of {@link opoAdvantages}. */
export interface OpoAdvantagesOptions extends GroupOptions {
  /** Groups with one reward: advantage 0 (`'zero'`, default), or the reward itself (`'raw'`, as verl). */
  singletons?: 'zero' | 'raw';
}

/**
 * Advantages over the baseline of least variance under OPO's assumptions: the group's mean reward, with long completions counting more.
 *
 * `A_i = r_i - Σ_j n_j r_j / Σ_j n_j`, n_j tokens of completion j. null is left out, with advantage 0. Groups of equal rewards give exactly 0; where
 * no completion of a group has a token the plain mean is taken.
 *
 * @returns One advantage per reward, never NaN
 * @throws {InvalidArgumentError} for rewards that are neither null nor within ±1e100, and lengths that are no counts
 * @throws {ShapeError} when lengths or groups do not fit the rewards
 *
 * @example
 * ```ts
 * import { opoAdvantages } from '@cairn-ml/policy-optimization';
 *
 * opoAdvantages([1, 0], [30, 10]); // [0.25, -0.75]
 * ```
 *
 * Source: OPO (arXiv 2505.23585) as in verl (`opo`).
 */
export function opoAdvantages(
  rewards: RewardValues,
  lengths: ArrayLike<number>,
  options: OpoAdvantagesOptions = {},
): Float64Array {
  const { singletons = 'zero' } = options;
  checkOption('opoAdvantages', 'singletons', singletons, ['zero', 'raw']);
  checkLengths('opoAdvantages', lengths, rewards.length);
  const groups = readGroups('opoAdvantages', rewards.length, options);
  const values = readRewards('opoAdvantages', rewards);
  const statistics = groupStatistics(values, groups, 1);
  const tokens = new Float64Array(statistics.length);
  const weighted = new Float64Array(statistics.length);
  for (const [i, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    tokens[groups[i]!]! += lengths[i]!;
    weighted[groups[i]!]! += lengths[i]! * value;
  }
  return values.map((value, i) => {
    const group = groups[i]!;
    const { count, mean, constant } = statistics[group]!;
    if (count === 1 && singletons === 'raw' && !Number.isNaN(value)) return value;
    if (Number.isNaN(value) || constant) return 0;
    return value - (tokens[group]! > 0 ? weighted[group]! / tokens[group]! : mean);
  });
}
