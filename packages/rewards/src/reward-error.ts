import { CairnError } from '@cairn-ml/numeric';

/** Why a reward gave no values: it threw, took too long, or returned what is no reward. */
export type RewardFailure = 'failed' | 'timeout' | 'invalid-result';

/** A reward that gave no values, with its name. What it threw is the `cause`. */
export class RewardError extends CairnError {
  static override readonly kind = 'RewardError';
  override readonly name = 'RewardError';
  /** The name of the reward. */
  readonly reward: string;
  readonly reason: RewardFailure;

  /** Reads: `caller: reward 'name' explanation.` */
  constructor(caller: string, reward: string, reason: RewardFailure, explanation: string, options?: ErrorOptions) {
    super(`${caller}: reward '${reward}' ${explanation}.`, options);
    this.reward = reward;
    this.reason = reason;
  }
}
