import { checkOption } from '@cairn-ml/numeric';
import type { AnswerInput, AnswerOptions, RewardResult } from './contract.js';
import { classifyAnswers } from './internal/classes.js';
import { diagnoseVote } from './internal/diagnose-vote.js';
import { readAnswers } from './internal/read-group.js';
import { zeroOrNull } from './internal/zero-or-null.js';
import type { VoteDiagnostics } from './vote-diagnostics.js';

/** Options of {@link softVote}. */
export interface SoftVoteOptions extends AnswerOptions {
  /** What counts are divided by: rollouts with an answer (`'valid'`, default, as SRT), or `'all'`. */
  over?: 'valid' | 'all';
  /** What rollouts without an answer get: reward `'zero'` (default) or `'mask'` (null). */
  invalid?: 'zero' | 'mask';
}

/**
 * Soft voting: each rollout gets the share of its answer, `r = n(y) / M` with M the rollouts that have an answer.
 *
 * From 0 to 1, without unit. Without any answer every reward is 0. Equal to {@link dare} with constant uncertainty, alpha 0 and tau 0.
 *
 * @throws {InvalidArgumentError} for bad options and answers that are neither string nor null
 *
 * @example
 * ```ts
 * import { softVote } from '@cairn-ml/rewards';
 *
 * softVote(['7', '7', '8', null]).rewards; // [0.667, 0.667, 0.333, 0]
 * ```
 *
 * Source: SRT (self-rewarded training), authors' code: `soft_reward`. That unparsed answers get 0 is our reading.
 */
export function softVote(
  input: AnswerInput,
  options: SoftVoteOptions = {},
): RewardResult & { diagnostics: VoteDiagnostics } {
  const { over = 'valid', invalid = 'zero' } = options;
  checkOption('softVote', 'over', over, ['valid', 'all']);
  const forInvalid = zeroOrNull('softVote', 'invalid', invalid);
  const answers = readAnswers('softVote', input);
  const { classOf, counts, valid } = classifyAnswers('softVote', answers, options);
  const total = over === 'all' ? answers.length : valid;
  const rewards = Array.from(classOf, (y) => (y < 0 ? forInvalid : counts[y]! / total));
  return { rewards, diagnostics: diagnoseVote(counts, answers.length, rewards) };
}
