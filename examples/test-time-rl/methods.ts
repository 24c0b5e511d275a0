import { dare, majorityVote, type RewardFunction, softVote } from '@cairn-ml/rewards';
import { certaintyReward } from '@cairn-ml/rewards/uncertainty';

/** Ours: the paper's values are not known. */
const [alpha, tau] = [0.5, 0.1];

/** The context is the right answer, which only the last one looks at: what can be reached at best. */
export const rewards = {
  'majority vote': (group) => majorityVote(group),
  'soft vote': (group) => softVote(group),
  DARE: (group) => dare(group, { alpha: 0, tau: 0 }),
  'DARE, bonus': (group) => dare(group, { alpha, tau: 0 }),
  'DARE, pruned': (group) => dare(group, { alpha: 0, tau }),
  'DARE, bonus, pruned': (group) => dare(group, { alpha, tau }),
  entropy: (group) => certaintyReward(group),
  'right answers': ({ rollouts, context }) => ({ rewards: rollouts.map(({ answer }) => Number(answer === context)) }),
} satisfies Record<string, RewardFunction<string>>;

export type RewardName = keyof typeof rewards;

/** Whether advantages are divided by the deviation of their group, or not (Dr. GRPO). */
export const scales = { GRPO: 'group', 'Dr. GRPO': 'none' } as const;

export interface Method {
  reward: RewardName;
  scale: keyof typeof scales;
}
