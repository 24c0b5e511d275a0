import { checkInteger, checkNumber, checkOption } from '@cairn-ml/numeric';
import type { AnswerInput, AnswerOptions, RewardResult } from './contract.js';
import { classifyAnswers } from './internal/classes.js';
import { diagnoseVote } from './internal/diagnose-vote.js';
import { readAnswers } from './internal/read-group.js';
import { zeroOrNull } from './internal/zero-or-null.js';
import type { VoteDiagnostics } from './vote-diagnostics.js';

/** Options of {@link majorityVote}. */
export interface MajorityVoteOptions extends AnswerOptions {
  /**
   * `'ttrl-v2'` (default): classes vote, what is equivalent votes together, an empty answer is none. `'ttrl-v1'`: spellings (or keys) vote,
   * `equivalence` only decides who is rewarded, and an empty answer can win, which rewards every rollout without an answer: a defect of the
   * released program, here for comparison.
   */
  semantics?: 'ttrl-v1' | 'ttrl-v2';
  /** Of answers with equally many votes: the one seen `'first'` (default) is the label, all `'abstain'`, or they `'split'` the reward. */
  tie?: 'first' | 'abstain' | 'split';
  /** Only the first so many rollouts vote; all are rewarded. Default: all vote. TTRL: 64 of 64, of which 32 are trained on. */
  votes?: number;
  /** The least share of votes with an answer that the label must have, from 0 to 1; below, the vote abstains. Default 0. SRT uses one. */
  threshold?: number;
  /** What rollouts get when the vote abstains: `'mask'` (null, default) or `'zero'`. */
  abstained?: 'mask' | 'zero';
  /** What rollouts without an answer get: reward `'zero'` (default, as TTRL) or `'mask'` (null). */
  invalid?: 'zero' | 'mask';
}

/** What {@link majorityVote} returns. */
export interface MajorityVoteResult extends RewardResult {
  /** The pseudo-label, in the spelling seen first; null when there is none. */
  label: string | null;
  /** Votes for the most frequent answer. */
  count: number;
  /** These votes, of all rollouts that could vote, with or without an answer. */
  ratio: number;
  /** All answers with that many votes, in order of appearance. */
  tied: string[];
  diagnostics: VoteDiagnostics;
}

const slack = 1e-12;

/**
 * Majority voting: 1 for rollouts that give the group's most frequent answer, 0 for the others.
 *
 * `label = argmax_y n(y)`, `r = 1[answer = label]`, `ratio = n(label) / M`. Rollouts without an answer do not vote, count in M, and get 0. With
 * `threshold` it is SRT's hard reward: no label for groups where the label's share of the answers is below it.
 *
 * Without any answer: label null, ratio 0, all 0. No rollouts: the same, with no rewards.
 *
 * @throws {InvalidArgumentError} for bad options and answers that are neither string nor null
 *
 * @example
 * ```ts
 * import { majorityVote } from '@cairn-ml/rewards';
 *
 * const { label, ratio, rewards } = majorityVote(['7', '8', '7', null]);
 * console.log(label, ratio, rewards); // 7 0.5 [1, 0, 1, 0]
 * majorityVote(['1/2', '0.5', '3', '3'], { equivalence: (a, b) => a === '1/2' && b === '0.5' }).tied; // ['1/2', '3']
 * ```
 *
 * Source: TTRL, authors' code (v1 as of May 2025, v2 in verl 0.4.1); SRT, authors' code, for `threshold`.
 */
export function majorityVote(input: AnswerInput, options: MajorityVoteOptions = {}): MajorityVoteResult {
  const { semantics = 'ttrl-v2', tie = 'first', threshold = 0, abstained = 'mask', invalid = 'zero' } = options;
  const answers = readAnswers('majorityVote', input);
  const { votes = answers.length } = options;
  checkOption('majorityVote', 'semantics', semantics, ['ttrl-v1', 'ttrl-v2']);
  checkOption('majorityVote', 'tie', tie, ['first', 'abstain', 'split']);
  const forAbstained = zeroOrNull('majorityVote', 'abstained', abstained);
  const forInvalid = zeroOrNull('majorityVote', 'invalid', invalid);
  checkNumber('majorityVote', 'threshold', threshold, { min: 0, max: 1 });
  checkInteger('majorityVote', 'votes', votes, { min: answers.length && 1, max: answers.length });
  const isFirst = semantics === 'ttrl-v1';
  const classes = classifyAnswers(
    'majorityVote',
    answers,
    isFirst ? { ...(options.key && { key: options.key }), emptyAnswers: 'valid' } : options,
  );
  const { classOf } = classes;
  const counts = new Array<number>(classes.answers.length).fill(0);
  for (let i = 0; i < votes; i++) if (classOf[i]! >= 0) counts[classOf[i]!]!++;
  const valid = counts.reduce((sum, count) => sum + count, 0);
  const count = counts.reduce((most, each) => Math.max(most, each), 0);
  const winners = count === 0 ? [] : counts.flatMap((each, y) => (each === count ? [y] : []));
  const isDecided =
    winners.length > 0 && (tie !== 'abstain' || winners.length === 1) && count / valid + slack >= threshold;
  const rewarded = tie === 'split' ? winners : winners.slice(0, 1);
  const worth = rewardOf(isFirst ? options.equivalence : undefined, classes.answers, rewarded);
  const rewards = Array.from(classOf, (y) => {
    if (winners.length > 0 && !isDecided) return forAbstained;
    return y < 0 ? forInvalid : worth[y]!;
  });
  return {
    rewards,
    label: isDecided ? classes.answers[winners[0]!]! : null,
    count,
    ratio: votes === 0 ? 0 : count / votes,
    tied: winners.map((y) => classes.answers[y]!),
    diagnostics: diagnoseVote(
      counts.filter((each) => each > 0),
      votes,
      rewards,
    ),
  };
}

/** Reward of each class, where several winners share one. */
function rewardOf(
  equivalence: AnswerOptions['equivalence'],
  answers: readonly string[],
  winners: readonly number[],
): number[] {
  const same = (a: string, b: string) => a === b || equivalence?.(a, b) || equivalence?.(b, a);
  return answers.map((answer) => (winners.some((y) => same(answers[y]!, answer)) ? 1 / winners.length : 0));
}
