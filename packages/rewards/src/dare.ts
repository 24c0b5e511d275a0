import { checkNumber, checkOption } from '@cairn-ml/numeric';
import { type AnswerDistributionOptions, type AnswerShare, distributionFor } from './answer-distribution.js';
import type { AnswerInput, RewardResult } from './contract.js';
import { diagnoseVote } from './internal/diagnose-vote.js';
import { zeroOrNull } from './internal/zero-or-null.js';
import type { VoteDiagnostics } from './vote-diagnostics.js';

/** Options of {@link dare}. */
export interface DareOptions extends AnswerDistributionOptions {
  /**
   * Weight of the exploration bonus, at least 0; the paper's range is [0, 1]. Its value is not known to us, so there is no default: 0 is the
   * distribution reward alone.
   */
  alpha: number;
  /**
   * Answers below this probability are pruned, from 0 to 1 (inclusive: an answer at the threshold stays, within 1e-12). The paper's value is not
   * known to us, so there is no default: 0 prunes nothing.
   */
  tau: number;
  /**
   * What the surviving probabilities are divided by: their sum over distinct `'answers'` (default), or over surviving `'rollouts'`, which is
   * the literal reading of the transcribed denominator and makes them about 1/M small, so that a small alpha already puts minorities first.
   */
  normalizeOver?: 'answers' | 'rollouts';
  /** M of the bonus after pruning: the `'survivors'` (default, "recompute all statistics"), or `'all'` rollouts of the group. */
  bonusOver?: 'survivors' | 'all';
  /** What rollouts with a pruned answer get: reward `'zero'` (default), or `'mask'`: null, out of the baseline. */
  pruned?: 'zero' | 'mask';
  /** What rollouts without an answer get: reward `'zero'` (default, as TTRL does), or `'mask'`: null. */
  invalid?: 'zero' | 'mask';
}

/** One distinct answer as {@link dare} sees it. */
export interface DareAnswer extends AnswerShare {
  /** Exploration bonus before pruning: `(1 - n(y) / M)(1 - u(y))`, M all rollouts. */
  bonus: number;
  /** Whether the answer survived pruning. */
  kept: boolean;
  /** Probability after pruning; 0 when pruned. */
  prunedProbability: number;
  /** Bonus after pruning; 0 when pruned. */
  prunedBonus: number;
  /** What each of its rollouts gets; null when masked. */
  reward: number | null;
}

/** Why there is nothing to learn from a group. */
export type DareDegenerate = 'empty-group' | 'no-valid-answer' | 'all-pruned';

/** What {@link dare} returns. */
export interface DareResult extends RewardResult {
  /** Distinct answers in order of appearance, with every statistic. */
  answers: DareAnswer[];
  /** Rollouts whose answer survived pruning. */
  survivors: number;
  /** null when all went well. Otherwise there is no reward but 0 (or null where masked). */
  degenerate: DareDegenerate | null;
  diagnostics: VoteDiagnostics & {
    /** Rollouts with a pruned answer, of all. */
    prunedFraction: number;
    /** Answers with u > 1, whose bonus is a penalty; see `transform`. */
    uncertaintyAboveOne: number;
    degenerate: DareDegenerate | null;
  };
}

/** Probabilities that equal the threshold come out one rounding below it in 301 of the 2016 fractions n / M up to 64. */
const slack = 1e-12;

/**
 * DARE: rewards from the distribution of a group's own answers instead of its majority, with a bonus for rare and certain answers.
 *
 * `u(y)` and `pHat(y)` as in {@link answerDistribution}. Answers with `pHat(y) < tau` are pruned; of those that stay,
 * `pTilde(y) = pHat(y) / Σ pHat` and `bTilde(y) = (1 - n(y) / MTilde)(1 - u(y))`. A rollout with answer y gets
 * **`r = pTilde(y) + alpha bTilde(y)`**. Rewards have no unit; uncertainties are in nats.
 *
 * Edge cases: nothing survives, no answer at all, no rollouts: every reward is 0 (null where masked), and `degenerate` says why. All u = 0: plain
 * frequencies. u > 1 makes the bonus a penalty, as written in the paper; `transform` changes that, `uncertaintyAboveOne` counts it. Float64
 * throughout, linear in the number of rollouts.
 *
 * With two distinct rewards in a group, advantages that are divided by the group's standard deviation are those of majority voting, whatever
 * alpha is: see {@link rewardDiagnostics}.
 *
 * @remarks Not specified in what we could read of the paper: the values of alpha, tau, M and ε, whether the pruning denominator runs over
 * rollouts or answers, and what rollouts get that are pruned or have no answer. All are options; the defaults are ours.
 *
 * @throws {InvalidArgumentError} for bad options, and for uncertainties that are missing, negative, NaN or infinite
 * @throws {ShapeError} when there is not one uncertainty per answer
 *
 * @example
 * ```ts
 * import { dare } from '@cairn-ml/rewards';
 *
 * const answers = ['7', '7', '7', '7', '8', '8', '8', '9'];
 * const uncertainty = [0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.5];
 * const { rewards, degenerate } = dare({ answers, uncertainty }, { alpha: 0.1, tau: 0.1 });
 * rewards; // [0.421, 0.421, 0.421, 0.421, 0.643, 0.643, 0.643, 0]
 * degenerate; // null
 * ```
 *
 * Source: Du, Huang and Li, DARE (arXiv 2601.21804), Eq. 9 and 12: second-hand transcriptions that agree. Pruning: the same, with the reading above.
 */
export function dare(input: AnswerInput, options: DareOptions): DareResult {
  const { alpha, tau, normalizeOver = 'answers', bonusOver = 'survivors', pruned = 'zero', invalid = 'zero' } = options;
  checkNumber('dare', 'alpha', alpha, { min: 0 });
  checkNumber('dare', 'tau', tau, { min: 0, max: 1 });
  checkOption('dare', 'normalizeOver', normalizeOver, ['answers', 'rollouts']);
  checkOption('dare', 'bonusOver', bonusOver, ['survivors', 'all']);
  const forPruned = zeroOrNull('dare', 'pruned', pruned);
  const forInvalid = zeroOrNull('dare', 'invalid', invalid);
  const distribution = distributionFor('dare', input, options);
  const { rollouts, valid, answerOf } = distribution;
  const isKept = (probability: number) => probability + slack >= tau;
  let [survivors, total, uncertaintyAboveOne] = [0, 0, 0];
  for (const { count, probability, uncertainty } of distribution.answers) {
    if (uncertainty > 1) uncertaintyAboveOne++;
    if (!isKept(probability)) continue;
    survivors += count;
    total += normalizeOver === 'answers' ? probability : count * probability;
  }
  const bonusCount = bonusOver === 'all' ? rollouts : survivors;
  // every field by name: spreading objects takes half of the time
  const answers = distribution.answers.map(({ answer, count, uncertainty, probability }): DareAnswer => {
    const kept = isKept(probability);
    const certainty = 1 - uncertainty;
    const prunedProbability = kept ? probability / total : 0;
    const prunedBonus = kept ? (1 - count / bonusCount) * certainty : 0;
    return {
      answer,
      count,
      uncertainty,
      probability,
      bonus: (1 - count / rollouts) * certainty,
      kept,
      prunedProbability,
      prunedBonus,
      reward: kept ? prunedProbability + alpha * prunedBonus : forPruned,
    };
  });
  const rewards = new Array<number | null>(rollouts);
  for (let i = 0; i < rollouts; i++) rewards[i] = answerOf[i]! < 0 ? forInvalid : answers[answerOf[i]!]!.reward;
  const degenerate =
    rollouts === 0 ? 'empty-group' : valid === 0 ? 'no-valid-answer' : survivors === 0 ? 'all-pruned' : null;
  const counts = answers.map(({ count }) => count);
  const distinct = answers.map(({ reward }) => reward);
  if (valid < rollouts) distinct.push(forInvalid);
  return {
    rewards,
    answers,
    survivors,
    degenerate,
    diagnostics: {
      ...diagnoseVote(counts, rollouts, distinct),
      prunedFraction: rollouts === 0 ? 0 : (valid - survivors) / rollouts,
      uncertaintyAboveOne,
      degenerate,
    },
  };
}
