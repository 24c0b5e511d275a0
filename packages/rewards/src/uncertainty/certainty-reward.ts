import { checkFinite, checkOption } from '@cairn-ml/numeric';
import type { RewardResult, Rollout, RolloutGroup } from '../contract.js';
import { readRollouts } from '../internal/read-group.js';
import { type RewardDiagnostics, rewardDiagnostics } from '../reward-diagnostics.js';
import { meanOverTokens } from './mean-over-tokens.js';

/** Which certainty {@link certaintyReward} rewards. */
export type CertaintyMeasure = 'entropy' | 'selfCertainty' | 'meanLogprob' | 'probability';

/** Options of {@link certaintyReward}. */
export interface CertaintyRewardOptions {
  /**
   * `'entropy'` (default): minus the mean token entropy (RENT; TTRL's `token_level_entropy`), from `tokenEntropies` or `uncertainty`.
   * `'selfCertainty'`: mean self-certainty (Intuitor), from `tokenSelfCertainties`. `'meanLogprob'`: mean log-probability of the sampled
   * tokens (TTRL's `trajectory_level_entropy`). `'probability'`: `exp Σ logprob`, the probability of the whole completion.
   */
  measure?: CertaintyMeasure;
}

/**
 * Rewards a rollout for the certainty with which it was written, whatever it says.
 *
 * Entropies, self-certainty and log-probabilities in nats, per token; `'probability'` from 0 to 1, and 0 for long completions by underflow.
 * A rollout that lacks the field, or has no tokens, gets null.
 *
 * @throws {InvalidArgumentError} for NaN or infinite token values and an unknown measure
 *
 * @example
 * ```ts
 * import { certaintyReward } from '@cairn-ml/rewards/uncertainty';
 *
 * const rollouts = [{ tokenLogprobs: [-0.1, -0.3] }, { tokenLogprobs: [-1] }, {}];
 * certaintyReward({ rollouts }, { measure: 'meanLogprob' }).rewards; // [-0.2, -1, null]
 * certaintyReward({ rollouts: [{ uncertainty: 0.7 }] }).rewards; // [-0.7]
 * ```
 *
 * Source: TTRL, `compute_certainty_reward`; RENT; Intuitor: authors' code.
 */
export function certaintyReward(
  group: RolloutGroup,
  { measure = 'entropy' }: CertaintyRewardOptions = {},
): RewardResult & { diagnostics: RewardDiagnostics } {
  checkOption('certaintyReward', 'measure', measure, ['entropy', 'selfCertainty', 'meanLogprob', 'probability']);
  const rewards = readRollouts('certaintyReward', group).map(measures[measure]);
  checkFinite(
    'certaintyReward',
    'rewards',
    rewards.map((reward) => reward ?? 0),
  );
  return { rewards, diagnostics: rewardDiagnostics(rewards) };
}

const measures: Record<CertaintyMeasure, (rollout: Rollout) => number | null> = {
  entropy({ uncertainty, tokenEntropies }) {
    const mean = uncertainty ?? meanOf(tokenEntropies);
    return mean === null ? null : -mean;
  },
  selfCertainty: ({ tokenSelfCertainties }) => meanOf(tokenSelfCertainties),
  meanLogprob: ({ tokenLogprobs }) => meanOf(tokenLogprobs),
  probability({ tokenLogprobs }) {
    const mean = meanOf(tokenLogprobs);
    return mean === null ? null : Math.exp(mean * tokenLogprobs!.length);
  },
};

function meanOf(values: ArrayLike<number> | undefined): number | null {
  return values === undefined || values.length === 0 ? null : meanOverTokens(values);
}
