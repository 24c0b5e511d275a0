/** One reward per rollout; null where a reward does not apply. */
export type RewardValues = ArrayLike<number | null>;

/** Which rollouts belong to the same prompt. With neither field, all rewards are one group. */
export interface GroupOptions {
  /** Rollouts per prompt, where those of a prompt follow each other, as in TRL. */
  groupSize?: number;
  /** One id per rollout, in any order, as in verl (`uid`). */
  groupIds?: ArrayLike<string | number>;
}
