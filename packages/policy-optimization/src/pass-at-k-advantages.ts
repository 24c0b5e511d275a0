import { checkNumber, checkOption } from '@cairn-ml/numeric';
import type { GroupOptions, RewardValues } from './group-options.js';
import { groupStatistics } from './internal/group-statistics.js';
import { readGroups } from './internal/read-groups.js';
import { readRewards } from './internal/read-rewards.js';

/** Options of {@link passAtKAdvantages}. */
export interface PassAtKAdvantagesOptions extends GroupOptions {
  /** Whether the gap is divided by the sample deviation of the group (`'group'`, default) or not (`'none'`). */
  scale?: 'group' | 'none';
  /** Added to the standard deviation. Default 1e-6, as verl. */
  epsilon?: number;
}

/**
 * Advantages for pass@k, where k is the size of the group: only the best rollout counts, and only as far as it is better than the second.
 *
 * `A_best = (r_best - r_second) / (std + ε)`, all others 0. Where two rollouts share the best reward, neither was needed, and all advantages are 0;
 * so too where fewer than two rollouts have a reward (verl throws). null has advantage 0 and is left out.
 *
 * @returns One advantage per reward, never NaN
 * @throws {InvalidArgumentError} for rewards that are neither null nor within ±1e100, and options out of range
 * @throws {ShapeError} when the groups do not fit the rewards
 *
 * @example
 * ```ts
 * import { passAtKAdvantages } from '@cairn-ml/policy-optimization';
 *
 * passAtKAdvantages([0.2, 0.9, 0.5, 0.3], { scale: 'none' }); // [0, 0.4, 0, 0]
 * passAtKAdvantages([0.2, 0.9, 0.5, 0.9]); // [0, 0, 0, 0]
 * ```
 *
 * Source: verl (`grpo_passk`), which names arXiv 2503.19595.
 */
export function passAtKAdvantages(rewards: RewardValues, options: PassAtKAdvantagesOptions = {}): Float64Array {
  const { scale = 'group', epsilon = 1e-6 } = options;
  checkOption('passAtKAdvantages', 'scale', scale, ['group', 'none']);
  checkNumber('passAtKAdvantages', 'epsilon', epsilon, { min: 0 });
  const groups = readGroups('passAtKAdvantages', rewards.length, options);
  const values = readRewards('passAtKAdvantages', rewards);
  const statistics = groupStatistics(values, groups, 1);
  const best = new Int32Array(statistics.length).fill(-1);
  const second = new Float64Array(statistics.length).fill(Number.NEGATIVE_INFINITY);
  for (const [i, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    const group = groups[i]!;
    const leader = best[group]!;
    const isBest = leader < 0 || value > values[leader]!;
    if (isBest) best[group] = i;
    if (leader >= 0) second[group] = Math.max(second[group]!, isBest ? values[leader]! : value);
  }

  const advantages = new Float64Array(values.length);
  for (const [group, { count, deviation }] of statistics.entries()) {
    if (count < 2) continue;
    const gap = values[best[group]!]! - second[group]!;
    const divisor = scale === 'none' ? 1 : deviation + epsilon;
    if (divisor > 0) advantages[best[group]!] = gap / divisor;
  }
  return advantages;
}
