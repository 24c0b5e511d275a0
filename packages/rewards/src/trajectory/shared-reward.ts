import { checkNumber } from '@cairn-ml/numeric';
import { locateAnswer, type ParseAnswerOptions, parseAnswer } from './parse-answer.js';
import { tokenOverlap } from './token-overlap.js';

/** What {@link sharedReward} judges. */
export interface SharedRewardInput {
  /** The final answer of the path, as it was written; null when there is none. */
  prediction: string | null;
  /** The right answer. */
  goldAnswer: string;
  /** All steps of the path as text. Default empty. */
  history?: string;
  /** That of a path which led to the right answer; null (default) when none was sampled: there is no rank term then. */
  positiveHistory?: string | null;
  /** That of a path which did not. Default empty. */
  negativeHistory?: string | null;
}

/** Options of {@link sharedReward}. */
export interface SharedRewardOptions extends Pick<ParseAnswerOptions, 'task' | 'variant'> {
  /** What a right answer is worth. Default 5. */
  answerWeight?: number;
  /** The size of the rank term, 0 or more. Default 0.1. */
  rankSize?: number;
}

/** What {@link sharedReward} returns. */
export interface SharedRewardResult {
  /** `answer + rank`. */
  reward: number;
  /** `answerWeight` for a right answer, else 0. */
  answer: number;
  /** See {@link rankTerm}. */
  rank: number;
}

/** Options of {@link rankTerm}. */
export interface RankTermOptions {
  /** Its size, 0 or more. Default 0.1. */
  size?: number;
}

/**
 * Whether a path is more like a good path than like a bad one: `size` if it shares more distinct words with the good one, else `-size`, ties included.
 *
 * @throws {InvalidArgumentError} for a bad size
 *
 * @example
 * ```ts
 * import { rankTerm } from '@cairn-ml/rewards/trajectory';
 *
 * rankTerm('look up heart failure', 'heart failure first', 'ask about age'); // 0.1
 * ```
 *
 * Source: GHAR, authors' code (`calculate_rank_reward`).
 */
export function rankTerm(
  history: string,
  positiveHistory: string,
  negativeHistory: string,
  { size = 0.1 }: RankTermOptions = {},
): number {
  checkNumber('rankTerm', 'size', size, { min: 0 });
  const lead = tokenOverlap(history, positiveHistory) - tokenOverlap(history, negativeHistory);
  return lead > 0 ? size : -size;
}

/**
 * The reward that GHAR's two agents share: for the right final answer, and for a path like one that led to it.
 *
 * `5 · [parsed prediction = parsed gold] + rank`, rank = ±0.1, or 0 without a good path to compare with.
 *
 * @throws {InvalidArgumentError} for bad options; never for a text
 *
 * @example
 * ```ts
 * import { sharedReward } from '@cairn-ml/rewards/trajectory';
 *
 * sharedReward({ prediction: 'Yes, within a month', goldAnswer: 'yes' }, { task: 'yesNo' }).reward; // 5
 * sharedReward({ prediction: 'I do not know', goldAnswer: 'no' }, { task: 'yesNo' }).reward; // 0
 * sharedReward({ prediction: 'I do not know', goldAnswer: 'no' }, { task: 'yesNo', variant: 'released' }).reward; // 5
 * ```
 *
 * Source: GHAR (arXiv 2511.13293), authors' code: RAG-Health e8df946, `trainer_multi.py`, `ashare_rewards`; `'repaired'` is ours.
 */
export function sharedReward(input: SharedRewardInput, options: SharedRewardOptions): SharedRewardResult {
  const { prediction, goldAnswer, history = '', positiveHistory = null, negativeHistory } = input;
  const { answerWeight = 5, rankSize = 0.1 } = options;
  checkNumber('sharedReward', 'answerWeight', answerWeight);
  checkNumber('sharedReward', 'rankSize', rankSize, { min: 0 });
  const predicted = parseAnswer(locateAnswer(prediction), options).value;
  const gold = parseAnswer(goldAnswer, { ...options, role: 'gold' }).value;
  const answer = predicted !== null && predicted === gold ? answerWeight : 0;
  const rank =
    positiveHistory === null ? 0 : rankTerm(history, positiveHistory, negativeHistory ?? '', { size: rankSize });
  return { reward: answer + rank, answer, rank };
}
