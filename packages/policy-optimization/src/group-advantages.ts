import { checkInteger, checkNumber, checkOption } from '@cairn-ml/numeric';
import type { GroupOptions, RewardValues } from './group-options.js';
import { batchStatistics, groupStatistics } from './internal/group-statistics.js';
import { readGroups } from './internal/read-groups.js';
import { readRewards } from './internal/read-rewards.js';

/** Options of {@link groupAdvantages}. */
export interface GroupAdvantagesOptions extends GroupOptions {
  /**
   * What the centred rewards are divided by: the standard deviation of the group (`'group'`, default: GRPO), that of all rewards (`'batch'`), or
   * nothing (`'none'`: Dr. GRPO). Only `'none'` keeps the magnitudes of rewards that have two values in a group.
   */
  scale?: 'group' | 'batch' | 'none';
  /** Added to the standard deviation. Default 1e-4, as TRL; verl has 1e-6. */
  epsilon?: number;
  /** 1 (default, as TRL and verl) for the sample deviation, 0 for that of a population. */
  ddof?: 0 | 1;
  /** Groups with one reward: advantage 0 (`'zero'`, default, as TRL), or the reward taken with mean 0 and deviation 1 (`'raw'`, as verl). */
  singletons?: 'zero' | 'raw';
  /** null: left out of mean and deviation, with advantage 0 (`'exclude'`, default, as TRL since #5902), or counted as a reward of 0 (`'zero'`). */
  nulls?: 'exclude' | 'zero';
}

/**
 * Advantages relative to the rollouts of the same prompt: GRPO, Dr. GRPO, and scaling by the batch.
 *
 * `A_i = (r_i - mean_g) / (std + ε)`, where std is that of the group, of the batch, or left out. In float64: in float32, equal rewards have given
 * advantages of 0.29. Groups of equal rewards give exactly 0, however the mean rounds.
 *
 * @returns One advantage per reward, never NaN
 * @throws {InvalidArgumentError} for rewards that are neither null nor within ±1e100, and options out of range
 * @throws {ShapeError} when the groups do not fit the rewards
 *
 * @example
 * ```ts
 * import { groupAdvantages } from '@cairn-ml/policy-optimization';
 *
 * const rewards = [1, 0, 0, 1, 0.5, 0.5]; // two prompts, three rollouts each
 * groupAdvantages(rewards, { groupSize: 3 }); // [1.15, -0.58, -0.58, 1.15, -0.58, -0.58]
 * groupAdvantages(rewards, { groupSize: 3, scale: 'none' }); // [0.667, -0.333, -0.333, 0.333, -0.167, -0.167]
 * groupAdvantages([1, null, 0, 1]); // [0.5773, 0, -1.1545, 0.5773]
 * ```
 *
 * Source: GRPO (DeepSeekMath, arXiv 2402.03300); Dr. GRPO (arXiv 2503.20783); TRL 1.10 (`scale_rewards`), verl (`grpo`).
 */
export function groupAdvantages(rewards: RewardValues, options: GroupAdvantagesOptions = {}): Float64Array {
  const caller = 'groupAdvantages';
  const { scale = 'group', epsilon = 1e-4, ddof = 1, singletons = 'zero', nulls = 'exclude' } = options;
  checkOption(caller, 'scale', scale, ['group', 'batch', 'none']);
  checkNumber(caller, 'epsilon', epsilon, { min: 0 });
  checkInteger(caller, 'ddof', ddof, { min: 0, max: 1 });
  checkOption(caller, 'singletons', singletons, ['zero', 'raw']);
  checkOption(caller, 'nulls', nulls, ['exclude', 'zero']);
  const groups = readGroups(caller, rewards.length, options);
  const values = readRewards(caller, rewards);
  if (nulls === 'zero') for (const [i, value] of values.entries()) if (Number.isNaN(value)) values[i] = 0;

  const statistics = groupStatistics(values, groups, ddof);
  const batch = batchStatistics(values, ddof).deviation;
  return values.map((value, i) => {
    const { count, mean, deviation, constant } = statistics[groups[i]!]!;
    const isRaw = singletons === 'raw' && count === 1;
    if (Number.isNaN(value) || (constant && !isRaw)) return 0;
    const centred = isRaw ? value : value - mean;
    if (scale === 'none') return centred;
    const divisor = (scale === 'batch' ? batch : isRaw ? 1 : deviation) + epsilon;
    return divisor > 0 ? centred / divisor : 0; // differences below 1e-162 have no square
  });
}
