import { checkLength, InvalidArgumentError } from '@cairn-ml/numeric';
import type { RewardPartResult } from '../combine-rewards.js';
import type { RewardResult, RolloutGroup } from '../contract.js';
import { readTexts } from '../internal/report/read-texts.js';
import { type LowAgentRewardOptions, lowAgentReward } from './low-agent-reward.js';
import { type SharedRewardOptions, sharedReward } from './shared-reward.js';
import { type TopAgentRewardOptions, topAgentReward } from './top-agent-reward.js';
import type { TrajectoryStep } from './trajectory.js';

/** How one rollout came to its answer. */
export interface Trajectory {
  /** In order; empty when it answered at once. */
  steps: readonly TrajectoryStep[];
  /** All of it as text, for the rank term. Default empty. */
  history?: string;
}

/** What {@link trajectoryReward} must know beside the rollouts. */
export interface TrajectoryContext {
  /** The question. */
  query: string;
  /** Its right answer. */
  goldAnswer: string;
  /** One per rollout. */
  trajectories: readonly Trajectory[];
  /** A path to the right answer, as text; null (default) when none was sampled. */
  positiveHistory?: string | null;
  /** A path to a wrong one. Default empty. */
  negativeHistory?: string | null;
}

/** Options of {@link trajectoryReward}: those of its three parts. */
export interface TrajectoryRewardOptions extends TopAgentRewardOptions, LowAgentRewardOptions, SharedRewardOptions {}

/** What {@link trajectoryReward} returns. */
export interface TrajectoryRewardResult extends RewardResult {
  rewards: number[];
  /** The breakdown: `shared`, `top`, `low`. */
  parts: (Pick<RewardPartResult, 'name' | 'weight'> & { rewards: number[] })[];
}

/**
 * GHAR's reward of a group of agentic answers to one question: shared, upper and lower agent, added.
 *
 * The program repeats the one number of a trajectory for each prompt and response in it.
 *
 * @param group - Rollouts whose `text` is the final answer, and the trajectories in `context`.
 * @throws {InvalidArgumentError} for a missing context, a rollout without text, and bad options
 * @throws {ShapeError} when there is not one trajectory per rollout
 *
 * @example
 * ```ts
 * import { trajectoryReward } from '@cairn-ml/rewards/trajectory';
 *
 * const looked = { source: 'RAG', metaPaths: [1, 4], subquery: 'heart failure prognosis', answer: 'heart failure yes' } as const;
 * const group = {
 *   rollouts: [{ text: 'Yes' }, { text: 'No' }],
 *   context: { query: 'readmission with heart failure?', goldAnswer: 'yes', trajectories: [{ steps: [looked] }, { steps: [] }] },
 * };
 * trajectoryReward(group, { task: 'yesNo' }).rewards; // [7.5, 0]
 * ```
 *
 * Source: GHAR (arXiv 2511.13293), authors' code: RAG-Health e8df946, `trainer_multi.py`, `ppo_train`.
 */
export function trajectoryReward(
  group: RolloutGroup<TrajectoryContext>,
  options: TrajectoryRewardOptions,
): TrajectoryRewardResult {
  const caller = 'trajectoryReward';
  const texts = readTexts(caller, group, 'final answer');
  const { context } = group;
  if (!context)
    throw new InvalidArgumentError(caller, 'group.context', 'have question, answer and trajectories', context);
  const { trajectories } = context;
  checkLength(caller, 'group.context.trajectories', trajectories, texts.length, 'one entry per rollout');
  const shared = texts.map(
    (prediction, i) => sharedReward({ ...context, ...trajectories[i], prediction }, options).reward,
  );
  const top = trajectories.map(({ steps }) => topAgentReward(steps, options).reward);
  const low = trajectories.map(({ steps }) => lowAgentReward(steps, context, options));
  return {
    rewards: shared.map((reward, i) => reward + top[i]! + low[i]!),
    parts: [
      { name: 'shared', weight: 1, rewards: shared },
      { name: 'top', weight: 1, rewards: top },
      { name: 'low', weight: 1, rewards: low },
    ],
  };
}
