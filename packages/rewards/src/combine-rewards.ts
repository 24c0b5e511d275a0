import { checkNumber, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import type { Diagnostics, RewardContext, RewardFunction, RewardResult, RolloutGroup } from './contract.js';
import { checkLimits } from './internal/check-limits.js';
import { mapConcurrently } from './internal/map-concurrently.js';
import { runReward } from './internal/run-reward.js';
import { type RewardDiagnostics, rewardDiagnostics } from './reward-diagnostics.js';
import { RewardError } from './reward-error.js';

/** One reward of a sum. */
export interface RewardPart<Context = unknown> {
  /** Its name in the breakdown and in errors. */
  name: string;
  reward: RewardFunction<Context>;
  /** A number, or the weight by training step, as `weightSchedule` makes it. Default 1. */
  weight?: number | ((step: number) => number);
}

/** Options of {@link combineRewards}. */
export interface CombineRewardsOptions {
  /**
   * `'sumThenNormalize'` (default): the weighted sum; what is divided by what is the advantage's business. `'normalizeThenSum'`: each part is
   * first standardised within the group, so that its scale does not matter and only its weight does (GDPO).
   */
  order?: 'sumThenNormalize' | 'normalizeThenSum';
  /** Added to the standard deviation by `'normalizeThenSum'`. Default 1e-4, as TRL. */
  epsilon?: number;
  /** Parts under way at once, at least 1. Default: all. */
  concurrency?: number;
  /** Milliseconds that one call of one part may take. Only asynchronous parts can be stopped. Default: no limit. */
  timeout?: number;
  /** A part that fails or takes too long: `'throw'` (default), or `'null'`: not applicable to any rollout, with `error` in the breakdown. */
  onError?: 'throw' | 'null';
}

/** What one part gave. */
export interface RewardPartResult {
  name: string;
  /** Its weight in this step. */
  weight: number;
  /** As the part returned them. */
  rewards: readonly (number | null)[];
  /** What entered the sum: normalised where asked for, times the weight. */
  weighted: (number | null)[];
  /** Milliseconds that the call took. */
  milliseconds: number;
  /** As the part returned them. */
  diagnostics?: Diagnostics;
  /** Why the part gave nothing, with `onError: 'null'`. */
  error?: RewardError;
}

/** What a combined reward returns. */
export interface CombinedRewardResult extends RewardResult {
  rewards: (number | null)[];
  /** The breakdown, in the order of the parts. */
  parts: RewardPartResult[];
  diagnostics: RewardDiagnostics;
}

/**
 * Makes one reward of several: their weighted sum per rollout, with the breakdown beside it.
 *
 * `r_i = Σ_f w_f(step) r_fi`. null adds nothing, and is the result where all parts are null. `'normalizeThenSum'` takes
 * `(r_fi - mean_f) / (std_f + ε)` instead of r_fi: mean and sample deviation over the group's rollouts that have the reward; equal rewards, or a single
 * one, give 0 exactly. TRL standardises the sum over the whole batch afterwards: that is left to the advantages.
 *
 * Parts run concurrently, each with a signal of its own, which ends with the caller's and with the timeout. The combined reward is a reward again.
 *
 * @throws {InvalidArgumentError} for no parts, names that repeat, and bad options; by the combined reward, for a schedule without `step` or a weight
 *   that is not finite
 * @throws {RewardError} by the combined reward, when a part throws, takes too long, or returns anything but one finite number or null per rollout
 *
 * @example
 * ```ts
 * import { combineRewards, softOverlongPenalty, softVote, weightSchedule } from '@cairn-ml/rewards';
 *
 * const reward = combineRewards([
 *   { name: 'vote', reward: (group) => softVote(group) },
 *   {
 *     name: 'length',
 *     reward: ({ rollouts }) => softOverlongPenalty(rollouts.map(({ length = 0 }) => length), { maxLength: 100, cache: 20 }),
 *     weight: weightSchedule([[0, 0], [100, 0.5]]),
 *   },
 * ]);
 * const rollouts = [{ answer: '7', length: 40 }, { answer: '7', length: 100 }, { answer: '8', length: 40 }];
 * const { rewards, parts } = await reward({ rollouts }, { step: 50 });
 * console.log(rewards, parts[1]?.weight); // [0.667, 0.417, 0.333] 0.25
 * ```
 *
 * Source: TRL (`reward_weights`, `multi_objective_aggregation`: sum_then_normalize, normalize_then_sum); GDPO.
 */
export function combineRewards<Context = unknown>(
  parts: readonly RewardPart<Context>[],
  options: CombineRewardsOptions = {},
): (group: RolloutGroup<Context>, context?: RewardContext) => Promise<CombinedRewardResult> {
  const { order = 'sumThenNormalize', epsilon = 1e-4, timeout, onError = 'throw' } = options;
  const { concurrency = parts.length || 1 } = options;
  checkOption('combineRewards', 'order', order, ['sumThenNormalize', 'normalizeThenSum']);
  checkOption('combineRewards', 'onError', onError, ['throw', 'null']);
  checkNumber('combineRewards', 'epsilon', epsilon, { min: 0 });
  checkLimits('combineRewards', concurrency, timeout);
  checkParts(parts);
  return async (group, context = {}) => {
    const weights = parts.map((part) => weightOf(part, context.step));
    const results = await mapConcurrently(parts, concurrency, async (part, k): Promise<RewardPartResult> => {
      const start = performance.now();
      const call = runReward(part.reward, group, context, { caller: 'combineRewards', name: part.name, timeout });
      const result = onError === 'throw' ? call : call.catch((reason: unknown) => nothing(reason, group));
      const { rewards, diagnostics, error }: RewardResult & { error?: RewardError } = await result;
      const normalized = order === 'normalizeThenSum' ? standardize(rewards, epsilon) : rewards;
      return {
        name: part.name,
        weight: weights[k]!,
        rewards,
        weighted: normalized.map((reward) => (reward === null ? null : weights[k]! * reward)),
        milliseconds: performance.now() - start,
        ...(diagnostics && { diagnostics }),
        ...(error && { error }),
      };
    });
    const rewards = group.rollouts.map((_, i) => sumOf(results.map(({ weighted }) => weighted[i]!)));
    return { rewards, parts: results, diagnostics: rewardDiagnostics(rewards) };
  };
}

function checkParts(parts: readonly RewardPart<never>[]): void {
  if (parts.length === 0) throw new InvalidArgumentError('combineRewards', 'parts', 'have at least one part', parts);
  for (const [k, { name, weight }] of parts.entries()) {
    if (parts.findIndex((part) => part.name === name) < k)
      throw new InvalidArgumentError('combineRewards', `parts[${k}].name`, 'be given once', name);
    if (typeof weight === 'number') checkNumber('combineRewards', `parts[${k}].weight`, weight);
  }
}

function weightOf({ name, weight = 1 }: RewardPart<never>, step: number | undefined): number {
  if (typeof weight === 'number') return weight;
  checkNumber('combineRewards', 'context.step', step as number);
  const value = weight(step as number);
  checkNumber('combineRewards', `weight of '${name}' at step ${step}`, value);
  return value;
}

function nothing(error: unknown, { rollouts }: RolloutGroup): RewardResult & { error: RewardError } {
  if (!RewardError.isInstance(error)) throw error;
  return { rewards: rollouts.map(() => null), error };
}

/** `(r - mean) / (std + ε)` over the entries that are not null. Equal entries give 0, whatever rounding makes of their mean. */
function standardize(rewards: readonly (number | null)[], epsilon: number): (number | null)[] {
  const values = rewards.filter((reward) => reward !== null);
  if (rewardDiagnostics(values).zeroVariance) return rewards.map((reward) => (reward === null ? null : 0));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const scale = Math.sqrt(squares / (values.length - 1)) + epsilon;
  return rewards.map((reward) => (reward === null ? null : (reward - mean) / scale));
}

function sumOf(values: (number | null)[]): number | null {
  const given = values.filter((value) => value !== null);
  return given.length === 0 ? null : given.reduce((sum, value) => sum + value, 0);
}
