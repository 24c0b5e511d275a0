import { checkFinite, checkInteger, checkLength, checkNumber, ShapeError } from '@cairn-ml/numeric';
import { groupAdvantages } from './group-advantages.js';
import type { GroupOptions, RewardValues } from './group-options.js';
import { readGroups } from './internal/read-groups.js';
import { readRewards } from './internal/read-rewards.js';

/** Options of {@link gdpoAdvantages}. */
export interface GdpoAdvantagesOptions extends GroupOptions {
  /** One weight per reward function. Default: all 1. */
  weights?: ArrayLike<number>;
  /** Added to the standard deviations of groups and batch. Default 1e-4, as TRL. */
  epsilon?: number;
  /** 1 (default) for sample deviations, 0 for those of a population. */
  ddof?: 0 | 1;
}

/**
 * Advantages from several rewards, each standardised on its own before they are summed: no reward drowns another by its scale.
 *
 * `z_if = (r_if - mean_gf) / (std_gf + ε)`, `s_i = Σ_f w_f z_if`, `A_i = (s_i - mean(s)) / (std(s) + ε)`: groups first, then the whole batch. null
 * in one function adds nothing to the sum; a rollout that is null in all is left out of the batch, with advantage 0.
 *
 * `rewards`: one row per rollout, one column per reward function, as TRL's `rewards_per_func`.
 *
 * @returns One advantage per row, never NaN
 * @throws {InvalidArgumentError} for rewards that are neither null nor within ±1e100, and options out of range
 * @throws {ShapeError} when rows, weights or groups do not fit
 *
 * @example
 * ```ts
 * import { gdpoAdvantages } from '@cairn-ml/policy-optimization';
 *
 * const rewards = [[1, 20], [0, 40], [1, 90], [0, 80]]; // right or wrong, and a score
 * gdpoAdvantages(rewards, { weights: [1, 0.5] }); // [0.277, -1.049, 1.259, -0.487]
 * ```
 *
 * Source: TRL 1.10 (`multi_objective_aggregation='normalize_then_sum'`), which names GDPO.
 */
export function gdpoAdvantages(rewards: ArrayLike<RewardValues>, options: GdpoAdvantagesOptions = {}): Float64Array {
  const caller = 'gdpoAdvantages';
  const { epsilon = 1e-4, ddof = 1 } = options;
  const rows = Array.from(rewards);
  const functions = rows[0]?.length ?? 0;
  const { weights = new Float64Array(functions).fill(1) } = options;
  if (rows.length > 0) checkLength(caller, 'weights', weights, functions, 'one entry per column of `rewards`');
  checkFinite(caller, 'weights', weights);
  checkNumber(caller, 'epsilon', epsilon, { min: 0 });
  checkInteger(caller, 'ddof', ddof, { min: 0, max: 1 });
  const groupIds = readGroups(caller, rows.length, options);
  for (const [i, row] of rows.entries()) {
    if (row.length !== functions)
      throw new ShapeError(caller, `rewards[${i}]`, `have ${functions} columns, as the first row`, [row.length]);
    readRewards(caller, row, `rewards[${i}]`);
  }

  const sums = rows.map((row): number | null => (Array.from(row).every((reward) => reward === null) ? null : 0));
  for (let f = 0; f < functions; f++) {
    const column = rows.map((row) => row[f]!);
    const standardized = groupAdvantages(column, { groupIds, epsilon, ddof });
    for (const [i, sum] of sums.entries()) if (sum !== null) sums[i] = sum + weights[f]! * standardized[i]!;
  }
  return groupAdvantages(sums, { epsilon, ddof });
}
