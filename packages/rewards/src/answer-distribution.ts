import { checkNumber, checkOption } from '@cairn-ml/numeric';
import type { AnswerInput, AnswerOptions } from './contract.js';
import { classifyAnswers } from './internal/classes.js';
import { readAnswers, readUncertainty } from './internal/read-group.js';

/** How an answer's uncertainty is changed before it is used. */
export type UncertaintyTransform = 'none' | 'clamp' | 'perLogVocabulary' | ((uncertainty: number) => number);

/** Options of {@link answerDistribution}. */
export interface AnswerDistributionOptions extends AnswerOptions {
  /** Added to the uncertainty, so that 0 is no division by 0. Default 1e-8: one transcription of the paper has it, unconfirmed. */
  epsilon?: number;
  /**
   * What becomes of `u(y)`: `'none'` (default, as transcribed), `'clamp'` to [0, 1], `'perLogVocabulary'`: divided by `ln vocabularySize`, so
   * that the largest entropy is 1, or a function. All but the first are our extension.
   */
  transform?: UncertaintyTransform;
  /** Size of the vocabulary, at least 2; `'perLogVocabulary'` needs it. */
  vocabularySize?: number;
}

/** One distinct answer. */
export interface AnswerShare {
  /** The answer, in the spelling seen first. */
  answer: string;
  /** Rollouts that gave it: n(y). */
  count: number;
  /** Mean over these rollouts of their mean token entropy, transformed: u(y), in nats unless transformed. */
  uncertainty: number;
  /** The share of the distribution: pHat(y). All sum to 1. */
  probability: number;
}

/** The answers of a group as a distribution. */
export interface AnswerDistribution {
  /** Distinct answers, in order of appearance. */
  answers: AnswerShare[];
  /** For each rollout the position of its answer in `answers`, -1 for none. */
  answerOf: Int32Array;
  /** All rollouts, without an answer too: M. */
  rollouts: number;
  /** Rollouts with an answer. */
  valid: number;
}

/**
 * The distribution over the distinct answers of a group, each weighted with its count and its certainty.
 *
 * `u(y) = (1 / n(y)) Σ_{k: answer k = y} u_k` and `pHat(y) = [n(y) / (u(y) + ε)] / Σ_y' [n(y') / (u(y') + ε)]`, with u_k the mean token entropy of
 * rollout k in nats: every rollout counts the same, however long. Equal uncertainties give plain frequencies; an answer with u = 0 beside others
 * takes nearly all.
 *
 * Rollouts without an answer are no class. Without any answer, `answers` is empty.
 *
 * @throws {InvalidArgumentError} for uncertainties that are missing, negative, NaN or infinite, and for bad options
 * @throws {ShapeError} when there is not one uncertainty per answer
 *
 * @example
 * ```ts
 * import { answerDistribution } from '@cairn-ml/rewards';
 *
 * const { answers } = answerDistribution({ answers: ['7', '7', '8', null], uncertainty: [0.2, 0.4, 0.1, 0.9] });
 * answers.map(({ answer, count, probability }) => [answer, count, probability]); // [['7', 2, 0.4], ['8', 1, 0.6]]
 * ```
 *
 * Source: DARE (arXiv 2601.21804), Eq. 9 and the distribution reward; second-hand transcriptions that agree. The logarithm's base is not
 * stated: nats.
 */
export function answerDistribution(input: AnswerInput, options: AnswerDistributionOptions = {}): AnswerDistribution {
  return distributionFor('answerDistribution', input, options);
}

/** {@link answerDistribution}, with errors that name the function that was called. */
export function distributionFor(
  caller: string,
  input: AnswerInput,
  options: AnswerDistributionOptions,
): AnswerDistribution {
  const { epsilon = 1e-8, transform = 'none', vocabularySize } = options;
  checkNumber(caller, 'epsilon', epsilon, { min: 1e-300 });
  const change = readTransform(caller, transform, vocabularySize);
  const given = readAnswers(caller, input);
  const uncertainties = readUncertainty(caller, input, given);
  const { classOf, answers, counts, valid } = classifyAnswers(caller, given, options);
  const sums = new Float64Array(answers.length);
  for (let i = 0; i < classOf.length; i++) if (classOf[i]! >= 0) sums[classOf[i]!]! += uncertainties[i]!;
  const shares = answers.map((answer, y) => {
    const uncertainty = change(sums[y]! / counts[y]!);
    return { answer, count: counts[y]!, uncertainty, probability: counts[y]! / (uncertainty + epsilon) };
  });
  let total = 0;
  for (const { probability } of shares) total += probability;
  for (const share of shares) share.probability /= total;
  return { answers: shares, answerOf: classOf, rollouts: given.length, valid };
}

function readTransform(
  caller: string,
  transform: UncertaintyTransform,
  vocabularySize: number | undefined,
): (uncertainty: number) => number {
  if (typeof transform === 'function') {
    return (uncertainty) => {
      const changed = transform(uncertainty);
      checkNumber(caller, 'transform(u)', changed, { min: 0 });
      return changed;
    };
  }
  checkOption<string>(caller, 'transform', transform, ['none', 'clamp', 'perLogVocabulary']);
  if (transform === 'clamp') return (uncertainty) => Math.min(1, uncertainty);
  if (transform === 'none') return (uncertainty) => uncertainty;
  checkNumber(caller, 'vocabularySize', vocabularySize as number, { min: 2 });
  const largest = Math.log(vocabularySize as number);
  return (uncertainty) => uncertainty / largest;
}
