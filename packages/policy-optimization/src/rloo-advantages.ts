import { checkOption } from '@cairn-ml/numeric';
import { groupAdvantages } from './group-advantages.js';
import type { GroupOptions, RewardValues } from './group-options.js';
import { groupStatistics } from './internal/group-statistics.js';
import { readGroups } from './internal/read-groups.js';
import { readRewards } from './internal/read-rewards.js';

/** Options of {@link rlooAdvantages}. */
export interface RlooAdvantagesOptions extends GroupOptions {
  /** Groups with one reward: advantage 0 (`'zero'`, default, as TRL), or the reward itself (`'raw'`, as verl). */
  singletons?: 'zero' | 'raw';
  /** Whether the advantages are standardised over the batch, `(A - mean) / (std + 1e-4)`, as TRL's `normalize_advantages`. Default false. */
  normalize?: boolean;
}

/**
 * Advantages with a leave-one-out baseline: what a rollout has over the mean of the *other* rollouts of its prompt.
 *
 * `A_i = r_i - mean_{j≠i} r_j = n/(n-1) (r_i - mean_g)`. null is no rollout: it is in no baseline, and its advantage is 0. Groups of equal rewards
 * give exactly 0.
 *
 * @returns One advantage per reward, never NaN
 * @throws {InvalidArgumentError} for rewards that are neither null nor within ±1e100, and options out of range
 * @throws {ShapeError} when the groups do not fit the rewards
 *
 * @example
 * ```ts
 * import { rlooAdvantages } from '@cairn-ml/policy-optimization';
 *
 * rlooAdvantages([1, 0, 0, 1]); // [0.667, -0.667, -0.667, 0.667]
 * rlooAdvantages([1, null, 0, 1]); // [0.5, 0, -1, 0.5]
 * ```
 *
 * Source: Ahmadian et al. 2024, Back to Basics (arXiv 2402.14740); TRL 1.10 `RLOOTrainer`, verl (`rloo`).
 */
export function rlooAdvantages(rewards: RewardValues, options: RlooAdvantagesOptions = {}): Float64Array {
  const { singletons = 'zero', normalize = false } = options;
  checkOption('rlooAdvantages', 'singletons', singletons, ['zero', 'raw']);
  const groups = readGroups('rlooAdvantages', rewards.length, options);
  const values = readRewards('rlooAdvantages', rewards);
  const statistics = groupStatistics(values, groups, 1);
  const advantages = Array.from(values, (value, i) => {
    const { count, mean, constant } = statistics[groups[i]!]!;
    if (Number.isNaN(value)) return null;
    if (count === 1) return singletons === 'raw' ? value : null;
    return constant ? 0 : (count / (count - 1)) * (value - mean);
  });
  if (normalize) return groupAdvantages(advantages, { epsilon: 1e-4 });
  return Float64Array.from(advantages, (advantage) => advantage ?? 0);
}
