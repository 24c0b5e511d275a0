import type { RewardDiagnostics } from './reward-diagnostics.js';

/** What voting rewards say beside their rewards. */
export type VoteDiagnostics = RewardDiagnostics & {
  /** Rollouts with the most frequent answer, of all rollouts. Voting helps only where this consensus beats chance. */
  majorityRatio: number;
  /** Number of distinct answers. */
  distinctAnswers: number;
  /** Entropy of the answers' frequencies, in nats: 0 when all agree, `ln G` when all differ. */
  answerEntropy: number;
  /** Rollouts without an answer, of all. */
  invalidFraction: number;
};
