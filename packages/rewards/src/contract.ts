/** One completion of a prompt. Rewards read the fields that they need; the others may be missing. */
export interface Rollout {
  /** The whole completion. */
  text?: string;
  /** The final answer as it was extracted; null when there is none to be found. `@cairn-ml/rewards/answers` extracts it. */
  answer?: string | null;
  /** Mean token entropy of the completion in nats; without it, the mean of `tokenEntropies`. */
  uncertainty?: number;
  /** Log-probabilities of the sampled tokens, natural logarithm. */
  tokenLogprobs?: ArrayLike<number>;
  /** Entropy of the distribution at each token, in nats. */
  tokenEntropies?: ArrayLike<number>;
  /** Self-certainty at each token, as `selfCertainty` of `@cairn-ml/rewards/uncertainty` gives it. */
  tokenSelfCertainties?: ArrayLike<number>;
  /** Tokens of the completion. */
  length?: number;
}

/** A prompt and all its rollouts: what a reward judges at once. */
export interface RolloutGroup<Context = unknown> {
  /** The prompt, in whatever form the caller has it. */
  prompt?: unknown;
  /** All completions of the prompt. */
  rollouts: readonly Rollout[];
  /** What else a reward needs: a reference answer, columns of the data set. */
  context?: Context;
}

/** What a reward is told beside the group. */
export interface RewardContext {
  /** The training step, from 0. Schedules need it. */
  step?: number;
  /** Ends long work. A reward that waits for something should pass it on. */
  signal?: AbortSignal;
}

/** Numbers and flags beside the rewards, for logs. */
export type Diagnostics = Record<string, number | string | boolean | null>;

/** One reward per rollout, in the order of the rollouts. */
export interface RewardResult {
  /** null: not applicable. Such a rollout has advantage 0 and is left out of the baseline of its group. Never NaN. */
  rewards: readonly (number | null)[];
  /** For logs. */
  diagnostics?: Diagnostics;
}

/** Judges one group: one value per rollout. */
export type RewardFunction<Context = unknown> = (
  group: RolloutGroup<Context>,
  context: RewardContext,
) => RewardResult | Promise<RewardResult>;

/** Answers alone: what voting needs. */
export interface AnswerGroup {
  /** One answer per rollout; null when none could be extracted. */
  answers: readonly (string | null)[];
  /** Mean token entropy of each rollout in nats. */
  uncertainty?: ArrayLike<number>;
}

/** A group as voting rewards take it: the answers, the answers with uncertainty, or rollouts that have `answer`. */
export type AnswerInput = readonly (string | null)[] | AnswerGroup | RolloutGroup;

/** Which answers count as the same, and which as none. */
export interface AnswerOptions {
  /**
   * Names the class of an answer, or returns null for no answer: `canonicalizeAnswer` of `@cairn-ml/rewards/answers`, for one. It is
   * called once per distinct spelling. Default: the spelling itself.
   */
  key?: (answer: string) => string | null;
  /**
   * Whether two distinct answers mean the same. Asked in both directions; one yes joins them, and what is joined with a third stays
   * joined. Asynchronous judges: `mergeEquivalent` first. Default: never.
   */
  equivalence?: (a: string, b: string) => boolean;
  /** Whether an empty or blank answer is none (`'invalid'`, default) or one like any other (`'valid'`). */
  emptyAnswers?: 'invalid' | 'valid';
}
