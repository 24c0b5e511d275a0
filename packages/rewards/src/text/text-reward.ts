import type { RewardFunction, Rollout, RolloutGroup } from '../contract.js';

/** A metric of one text against its references: the metrics here, or one of yours, with options bound. */
export type TextMetric = (candidate: string, references: readonly string[]) => Scored | Promise<Scored>;

/** A number, or a result that has it as `score`. null: not applicable. */
export type Scored = number | null | { readonly score: number };

/** Options of {@link textReward}. */
export interface TextRewardOptions<Context> {
  /** The reference, or references, of a group; null or an empty list when it has none. */
  reference: (group: RolloutGroup<Context>) => string | readonly string[] | null | undefined;
  /** What of a rollout is compared; null when it has none. Default: `rollout.text`. */
  text?: (rollout: Rollout) => string | null | undefined;
}

/**
 * A text metric as a reward: each rollout is compared with the references of its group.
 *
 * The reward is the metric's number or `score`, as it is: scale it in the metric. It is null where the rollout has no text, the group no reference, or the
 * metric says null. The metric may be asynchronous: an encoder, a judge; it is then asked for all rollouts at once.
 *
 * @example
 * ```ts
 * import { combineRewards } from '@cairn-ml/rewards';
 * import { bleu, rougeL, textReward } from '@cairn-ml/rewards/text';
 *
 * const reference = ({ context }: { context?: { report: string } }) => context?.report;
 * const reward = combineRewards<{ report: string }>([
 *   { name: 'rougeL', reward: textReward(rougeL, { reference }) },
 *   { name: 'bleu', reward: textReward((text, references) => bleu(text, references, { smoothing: 'method1' }), { reference }), weight: 0.5 },
 * ]);
 * const rollouts = [{ text: 'no acute process' }, { text: 'large effusion' }, {}];
 * const { parts } = await reward({ rollouts, context: { report: 'no acute process' } }, {});
 * console.log(parts[0]!.rewards); // [1, 0, null]
 * ```
 */
export function textReward<Context = unknown>(
  metric: TextMetric,
  { reference, text = (rollout) => rollout.text }: TextRewardOptions<Context>,
): RewardFunction<Context> {
  return async (group) => {
    const given = reference(group) ?? [];
    const references = typeof given === 'string' ? [given] : given;
    const rewards = group.rollouts.map(async (rollout) => {
      const candidate = text(rollout);
      if (candidate == null || references.length === 0) return null;
      const scored = await metric(candidate, references);
      return scored === null || typeof scored === 'number' ? scored : scored.score;
    });
    return { rewards: await Promise.all(rewards) };
  };
}
