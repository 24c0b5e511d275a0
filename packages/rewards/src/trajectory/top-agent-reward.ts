import { checkInteger, checkNumber, checkOption } from '@cairn-ml/numeric';
import type { TrajectoryStep, TrajectoryVariant } from './trajectory.js';

/** Options of {@link topAgentReward}. */
export interface TopAgentRewardOptions {
  /**
   * `'repaired'` (default) or `'released'`. They differ in two places. The length: `min(steps, L)`, as the comments say (limited to L, from 0 to 1),
   * against `max(steps, L)`, which is 0 for short paths and falls below 0 for long ones. Paths of which none is valid: -1, the branch that the program
   * has and never reaches, against -0.5.
   */
  variant?: TrajectoryVariant;
  /** L, at least 1. Default 3. */
  maximumSteps?: number;
  /** How many meta-paths there are, at least 1: valid numbers are below it. Default 10. */
  metaPathCount?: number;
  /** The share of them that a step may choose, above 0, at most 1. Default 0.3. */
  ratio?: number;
}

/** What {@link topAgentReward} returns. */
export interface TopAgentRewardResult {
  /** `length + paths`. */
  reward: number;
  /** For few steps. */
  length: number;
  /** For valid choices of what to retrieve by. */
  paths: number;
}

/**
 * The reward of GHAR's upper agent, which decides whether to retrieve, by which meta-paths, and when to stop.
 *
 * `r = 1 - 0.5 (l - 1) + r_paths`, l the number of steps, limited by L. r_paths is 0 without retrieval; else with `v = Σ_steps (valid - 0.5 invalid - 0.5
 * repeated) / retrievals / (count · ratio)`, counting distinct numbers of each step, -0.5 for v < 0.1 and 1 otherwise. No steps: 0.
 *
 * @throws {InvalidArgumentError} for options out of range and sources that are neither `'LLM'` nor `'RAG'`
 *
 * @example
 * ```ts
 * import { topAgentReward } from '@cairn-ml/rewards/trajectory';
 *
 * const steps = [{ source: 'LLM' }, { source: 'RAG', metaPaths: [0, 5, 12] }] as const;
 * topAgentReward(steps); // { reward: 1.5, length: 0.5, paths: 1 }
 * topAgentReward(steps, { variant: 'released' }); // { reward: 1, length: 0, paths: 1 }
 * ```
 *
 * Source: GHAR (arXiv 2511.13293), authors' code: RAG-Health e8df946, `trainer_multi.py`, `get_atop_rewards`; `'repaired'` is our reading of its comments.
 */
export function topAgentReward(
  steps: readonly TrajectoryStep[],
  options: TopAgentRewardOptions = {},
): TopAgentRewardResult {
  const caller = 'topAgentReward';
  const { variant = 'repaired', maximumSteps = 3, metaPathCount = 10, ratio = 0.3 } = options;
  checkOption(caller, 'variant', variant, ['repaired', 'released']);
  checkInteger(caller, 'maximumSteps', maximumSteps, { min: 1 });
  checkInteger(caller, 'metaPathCount', metaPathCount, { min: 1 });
  checkNumber(caller, 'ratio', ratio, { min: Number.MIN_VALUE, max: 1 });
  for (const [k, { source }] of steps.entries()) checkOption(caller, `steps[${k}].source`, source, ['LLM', 'RAG']);
  if (steps.length === 0) return { reward: 0, length: 0, paths: 0 };
  const limit = variant === 'released' ? Math.max : Math.min;
  const length = 1 - 0.5 * (limit(steps.length, maximumSteps) - 1);
  const chosen = steps
    .filter(({ source }) => source === 'RAG')
    .map(({ metaPaths = [] }) => countChoices(metaPaths, metaPathCount));
  const paths = rewardPaths(chosen, metaPathCount * ratio, variant);
  return { reward: length + paths, length, paths };
}

interface Choices {
  valid: number;
  invalid: number;
  repeated: number;
}

function countChoices(metaPaths: readonly number[], count: number): Choices {
  const distinct = new Set(metaPaths);
  const valid = [...distinct].filter((id) => Number.isInteger(id) && id >= 0 && id < count).length;
  const seen = new Set<number>();
  const repeated = new Set(metaPaths.filter((id) => seen.has(id) || !seen.add(id))).size;
  return { valid, invalid: distinct.size - valid, repeated };
}

function rewardPaths(chosen: readonly Choices[], expected: number, variant: TrajectoryVariant): number {
  if (chosen.length === 0) return 0;
  if (variant === 'repaired' && chosen.every(({ valid }) => valid === 0)) {
    return chosen.every(({ invalid }) => invalid === 0) ? 0 : -1;
  }
  const sum = chosen.reduce(
    (total, { valid, invalid, repeated }) => total + (valid - 0.5 * invalid - 0.5 * repeated),
    0,
  );
  return sum / chosen.length / expected < 0.1 ? -0.5 : 1;
}
