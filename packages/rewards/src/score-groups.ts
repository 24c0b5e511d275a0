import type { RewardContext, RewardFunction, RewardResult, RolloutGroup } from './contract.js';
import { checkLimits } from './internal/check-limits.js';
import { mapConcurrently } from './internal/map-concurrently.js';
import { runReward } from './internal/run-reward.js';

/** Options of {@link scoreGroups}. */
export interface ScoreGroupsOptions extends RewardContext {
  /** Groups under way at once, at least 1. Default 8. */
  concurrency?: number;
  /** Milliseconds that one group may take. Only asynchronous rewards can be stopped. Default: no limit. */
  timeout?: number;
  /** Told after each group how many are done, of how many. */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Scores many groups with one reward, a bounded number at once.
 *
 * Results are in the order of the groups. The first failure ends it: nothing new is begun. An abort rejects with the signal's reason.
 *
 * @throws {RewardError} (rejects) when the reward throws, takes too long, or returns anything but one finite number or null per rollout
 * @throws {InvalidArgumentError} (rejects) for bad options
 *
 * @example
 * ```ts
 * import { scoreGroups, softVote } from '@cairn-ml/rewards';
 *
 * const groups = [['7', '7', '8'], ['1', null]].map((answers) => ({ rollouts: answers.map((answer) => ({ answer })) }));
 * const results = await scoreGroups((group) => softVote(group), groups, { concurrency: 4, timeout: 1000 });
 * results.map(({ rewards }) => rewards); // [[0.667, 0.667, 0.333], [1, 0]]
 * ```
 */
export async function scoreGroups<Context, Result extends RewardResult>(
  reward: (group: RolloutGroup<Context>, context: RewardContext) => Result | Promise<Result>,
  groups: readonly RolloutGroup<Context>[],
  { concurrency = 8, timeout, onProgress, ...context }: ScoreGroupsOptions = {},
): Promise<Result[]> {
  checkLimits('scoreGroups', concurrency, timeout);
  context.signal?.throwIfAborted();
  let done = 0;
  return mapConcurrently(groups, concurrency, async (group, k) => {
    const options = { caller: 'scoreGroups', name: `group ${k}`, timeout };
    const result = (await runReward(reward as RewardFunction<Context>, group, context, options)) as Result;
    onProgress?.(++done, groups.length);
    return result;
  });
}
