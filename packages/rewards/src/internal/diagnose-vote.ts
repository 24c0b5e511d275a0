import { rewardDiagnostics } from '../reward-diagnostics.js';
import type { VoteDiagnostics } from '../vote-diagnostics.js';

/** `rewards` may be those of the rollouts, or each different one once. */
export function diagnoseVote(
  counts: readonly number[],
  rollouts: number,
  rewards: readonly (number | null)[],
): VoteDiagnostics {
  let [valid, most, entropy] = [0, 0, 0];
  for (const count of counts) {
    valid += count;
    most = Math.max(most, count);
  }
  for (const count of counts) entropy -= (count / valid) * Math.log(count / valid);
  return {
    majorityRatio: rollouts === 0 ? 0 : most / rollouts,
    distinctAnswers: counts.length,
    answerEntropy: entropy,
    invalidFraction: rollouts === 0 ? 0 : (rollouts - valid) / rollouts,
    ...rewardDiagnostics(rewards),
  };
}
