import type { AnswerInput, AnswerOptions, RewardResult } from './contract.js';
import { classifyAnswers } from './internal/classes.js';
import { diagnoseVote } from './internal/diagnose-vote.js';
import { readAnswers } from './internal/read-group.js';
import type { VoteDiagnostics } from './vote-diagnostics.js';

/** What {@link empo} returns. */
export interface EmpoResult extends RewardResult {
  /** Entropy of the semantic clusters in nats, rollouts without an answer included. */
  entropy: number;
  diagnostics: VoteDiagnostics;
}

/**
 * EMPO's reward: the share of a rollout's semantic cluster in the group, `r = n(y) / G`, and 0 for all where every rollout differs.
 *
 * The release compares the entropy with `ln G`; rounding lets uniform groups pass that in 59 of 127 sizes, so clusters are counted here. Rollouts
 * without an answer get 0 and are a cluster each. G counts all rollouts.
 *
 * A group of one gets 0; no rollouts: entropy 0.
 *
 * @throws {InvalidArgumentError} for answers that are neither string nor null
 *
 * @example
 * ```ts
 * import { empo } from '@cairn-ml/rewards';
 *
 * empo(['7', '7', '8', null]).rewards; // [0.5, 0.5, 0.25, 0]
 * empo(['7', '8', '9']).rewards; // [0, 0, 0]
 * ```
 *
 * Source: EMPO, authors' code (`rewards.py`, the variant that rewards shares); later versions of that file reward their logarithm.
 */
export function empo(input: AnswerInput, options: AnswerOptions = {}): EmpoResult {
  const answers = readAnswers('empo', input);
  const { classOf, counts, valid } = classifyAnswers('empo', answers, options);
  const size = answers.length;
  const missing = size - valid;
  const allDiffer = counts.length + missing === size;
  const rewards = Array.from(classOf, (y) => (y < 0 || allDiffer ? 0 : counts[y]! / size));
  let entropy = missing === 0 ? 0 : (missing / size) * Math.log(size);
  for (const count of counts) entropy -= (count / size) * Math.log(count / size);
  return { rewards, entropy, diagnostics: diagnoseVote(counts, size, rewards) };
}
