import { checkNumber, checkOption } from '@cairn-ml/numeric';
import { groupAdvantages } from './group-advantages.js';
import type { GroupOptions, RewardValues } from './group-options.js';
import { checkLengths } from './internal/check-lengths.js';
import { readGroups } from './internal/read-groups.js';
import { readRewards } from './internal/read-rewards.js';

/** Options of {@link reinforcePlusPlusAdvantages}. */
export interface ReinforcePlusPlusAdvantagesOptions extends GroupOptions {
  /** Added to the variance. Default 1e-8, as verl. */
  epsilon?: number;
  /** Groups with one reward: centred to 0 (`'zero'`, default), or the reward itself (`'raw'`, as verl), before the batch is whitened. */
  singletons?: 'zero' | 'raw';
}

/**
 * REINFORCE++ with a baseline: the group's mean is subtracted, then the advantages are whitened over all tokens of the batch.
 *
 * `a_i = r_i - mean_g`; `m = Σ n_i a_i / N`, `v = Σ n_i (a_i - m)² / (N - 1)`, N = Σ n_i; `A_i = (a_i - m) / √(v + ε)`: every token of completion i has
 * A_i, so long completions weigh more in m and v. null is left out, with advantage 0. All equal, or fewer than two tokens: 0.
 *
 * @param lengths - Tokens of each completion that count, 0 or more.
 * @returns One advantage per reward, never NaN
 * @throws {InvalidArgumentError} for rewards that are neither null nor within ±1e100, lengths that are no counts, and options out of range
 * @throws {ShapeError} when lengths or groups do not fit the rewards
 *
 * @example
 * ```ts
 * import { reinforcePlusPlusAdvantages } from '@cairn-ml/policy-optimization';
 *
 * reinforcePlusPlusAdvantages([1, 0, 0.5, 0.5], [10, 30, 20, 20], { groupSize: 2 }); // [1.878, -1.127, 0.376, 0.376]
 * ```
 *
 * Source: REINFORCE++ (arXiv 2501.03262) as in verl (`reinforce_plus_plus_baseline`).
 */
export function reinforcePlusPlusAdvantages(
  rewards: RewardValues,
  lengths: ArrayLike<number>,
  options: ReinforcePlusPlusAdvantagesOptions = {},
): Float64Array {
  const caller = 'reinforcePlusPlusAdvantages';
  const { epsilon = 1e-8, singletons = 'zero' } = options;
  checkNumber(caller, 'epsilon', epsilon, { min: 0 });
  checkOption(caller, 'singletons', singletons, ['zero', 'raw']);
  checkLengths(caller, lengths, rewards.length);
  const groupIds = readGroups(caller, rewards.length, options);
  const isCounted = readRewards(caller, rewards).map((reward) => (Number.isNaN(reward) ? 0 : 1));
  const centred = groupAdvantages(rewards, { groupIds, singletons, scale: 'none' });
  const counts = isCounted.map((counted, i) => counted * lengths[i]!);

  const counted = new Set(centred.filter((_, i) => counts[i]! > 0));
  if (counted.size < 2) return new Float64Array(centred.length); // all equal: only rounding would be left to divide
  let tokens = 0;
  let sum = 0;
  for (const [i, advantage] of centred.entries()) {
    tokens += counts[i]!;
    sum += counts[i]! * advantage;
  }
  const mean = sum / tokens;
  let squares = 0;
  for (const [i, advantage] of centred.entries()) squares += counts[i]! * (advantage - mean) ** 2;
  const deviation = Math.sqrt(squares / (tokens - 1) + epsilon);
  return centred.map((advantage, i) => (isCounted[i] && deviation > 0 ? (advantage - mean) / deviation : 0));
}
