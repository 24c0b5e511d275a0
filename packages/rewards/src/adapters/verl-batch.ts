import { checkLength, InvalidArgumentError } from '@cairn-ml/numeric';
import type { Diagnostics, RewardFunction, RewardResult, Rollout, RolloutGroup } from '../contract.js';
import type { GroupedBatch } from './trl-batch.js';

/** One call of verl's `compute_score`. */
export interface VerlSample {
  data_source: string;
  solution_str: string;
  ground_truth: unknown;
  extra_info?: unknown;
}

/** What verl's batch reward manager passes: one entry per sample, in any order. */
export interface VerlBatch {
  data_sources: readonly string[];
  solution_strs: readonly string[];
  ground_truths: readonly unknown[];
  extra_infos?: readonly unknown[];
}

/** What a group of a verl batch brings along, one entry per rollout. */
export interface VerlContext {
  data_source: string;
  ground_truth: unknown;
  extra_infos: readonly unknown[];
}

/** A score as verl reads it. */
export interface VerlScore {
  /** The reward; 0 where there is none, because verl has no null. */
  score: number;
  /** Whether there was a reward. */
  applicable: boolean;
}

/** What a `compute_score` returns: a number, or a dictionary with more for the logs. */
export type VerlReturn = number | { score: number; [extra: string]: unknown };

/** Options of {@link groupVerlBatch}. */
export interface GroupVerlBatchOptions {
  /** Which prompt a sample belongs to: its `uid`, or what of `extra_info` names it (`index`, as a rule). Equal keys are one group. */
  groupBy: (sample: VerlSample, position: number) => string | number;
  /** Extracts the answer of a solution. Without it, rollouts have no `answer`. */
  extract?: (text: string) => string | null;
}

/**
 * Gathers verl's per-sample arguments into groups, one per prompt, and puts their rewards back where the samples were.
 *
 * verl balances batches over devices, so samples of a prompt need not be side by side, and nothing in the arguments names the prompt: `groupBy` does.
 * Groups are in the order of their first sample. `ungroup` gives verl's dictionaries `{score, …}`.
 *
 * @throws {ShapeError} for lists of different lengths
 * @throws {InvalidArgumentError} when samples of one group have different ground truths or data sources
 *
 * @example
 * ```ts
 * import { majorityVote, scoreGroups } from '@cairn-ml/rewards';
 * import { groupVerlBatch } from '@cairn-ml/rewards/adapters';
 *
 * const { groups, ungroup } = groupVerlBatch(
 *   {
 *     data_sources: ['aime', 'aime', 'aime'],
 *     solution_strs: ['7', '1', '7'],
 *     ground_truths: [null, null, null],
 *     extra_infos: [{ index: 4 }, { index: 9 }, { index: 4 }],
 *   },
 *   { groupBy: ({ extra_info }) => (extra_info as { index: number }).index, extract: (text) => text },
 * );
 * ungroup(await scoreGroups((group) => majorityVote(group), groups)).map(({ score }) => score); // [1, 1, 1]
 * ```
 *
 * Source: verl, `BatchRewardManager` and `compute_score`.
 */
export function groupVerlBatch(
  batch: VerlBatch,
  { groupBy, extract }: GroupVerlBatchOptions,
): GroupedBatch<VerlContext, VerlScore> {
  const { data_sources, solution_strs, ground_truths, extra_infos } = batch;
  const total = solution_strs.length;
  checkLength('groupVerlBatch', 'data_sources', data_sources, total, 'one entry per solution');
  checkLength('groupVerlBatch', 'ground_truths', ground_truths, total, 'one entry per solution');
  if (extra_infos) checkLength('groupVerlBatch', 'extra_infos', extra_infos, total, 'one entry per solution');
  const samples = solution_strs.map((solution_str, i): VerlSample => {
    const sample = { data_source: data_sources[i]!, solution_str, ground_truth: ground_truths[i] };
    return extra_infos ? { ...sample, extra_info: extra_infos[i] } : sample;
  });
  const byKey = new Map<string | number, number[]>();
  for (const [i, sample] of samples.entries()) {
    const key = groupBy(sample, i);
    const members = byKey.get(key);
    if (members) members.push(i);
    else byKey.set(key, [i]);
  }
  const positions = [...byKey.values()];
  const groups = positions.map((members): RolloutGroup<VerlContext> => {
    const { data_source, ground_truth } = samples[members[0]!]!;
    const name = (i: number) => JSON.stringify([data_sources[i], ground_truths[i]]);
    const stranger = members.find((i) => name(i) !== name(members[0]!));
    if (stranger !== undefined)
      throw new InvalidArgumentError(
        'groupVerlBatch',
        'groupBy',
        'tell prompts with different ground truths apart',
        [members[0]!, stranger].map(name),
      );
    const rollouts = members.map((i): Rollout => {
      const text = solution_strs[i]!;
      return extract ? { text, answer: extract(text) } : { text };
    });
    return {
      rollouts,
      context: { data_source, ground_truth, extra_infos: members.map((i) => samples[i]!.extra_info) },
    };
  });
  return {
    groups,
    ungroup(results) {
      checkLength('ungroup', 'results', results, groups.length, 'one entry per group');
      const scores = new Array<VerlScore>(total);
      for (const [g, { rewards }] of results.entries()) {
        const members = positions[g]!;
        checkLength('ungroup', `results[${g}].rewards`, rewards, members.length, 'one entry per rollout');
        for (const [k, i] of members.entries()) scores[i] = { score: rewards[k] ?? 0, applicable: rewards[k] !== null };
      }
      return scores;
    },
  };
}

/**
 * Makes a reward of a `compute_score` written for verl: called once per rollout, concurrently where it is asynchronous.
 *
 * What it returns beside `score` goes to `diagnostics`, as verl logs it: the mean over the rollouts that have a number or boolean there.
 *
 * @example
 * ```ts
 * import { fromVerlScore } from '@cairn-ml/rewards/adapters';
 *
 * const reward = fromVerlScore(({ solution_str, ground_truth }) => ({ score: solution_str === ground_truth ? 1 : -1, length: solution_str.length }));
 * const context = { data_source: 'gsm8k', ground_truth: '7', extra_infos: [] };
 * const { rewards, diagnostics } = await reward({ rollouts: [{ text: '7' }, { text: '108' }], context }, {});
 * rewards; // [1, -1]
 * diagnostics; // {length: 2}
 * ```
 *
 * Source: verl, `compute_score(data_source, solution_str, ground_truth, extra_info) -> float | {"score": …}`.
 */
export function fromVerlScore(
  computeScore: (sample: VerlSample) => VerlReturn | Promise<VerlReturn>,
): RewardFunction<VerlContext> {
  return async ({ rollouts, context }): Promise<RewardResult> => {
    const returned = await Promise.all(
      rollouts.map(async ({ text = '' }, i) =>
        computeScore({
          data_source: context?.data_source ?? '',
          solution_str: text,
          ground_truth: context?.ground_truth,
          extra_info: context?.extra_infos[i],
        }),
      ),
    );
    const scores = returned.map((score) => (typeof score === 'number' ? { score } : score));
    const rewards = scores.map(({ score }) => score);
    const diagnostics = meansOfExtras(scores);
    return Object.keys(diagnostics).length === 0 ? { rewards } : { rewards, diagnostics };
  };
}

function meansOfExtras(scores: readonly { score: number; [extra: string]: unknown }[]): Diagnostics {
  const values = new Map<string, number[]>();
  for (const { score: _, ...extras } of scores)
    for (const [name, extra] of Object.entries(extras))
      if (typeof extra === 'number' || typeof extra === 'boolean')
        values.set(name, [...(values.get(name) ?? []), Number(extra)]);
  const mean = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  return Object.fromEntries([...values].map(([name, list]) => [name, mean(list)]));
}
