import { checkLength, checkNumber } from '@cairn-ml/numeric';
import type { AnswerInput, AnswerOptions, RewardResult } from './contract.js';
import { classifyAnswers } from './internal/classes.js';
import { diagnoseVote } from './internal/diagnose-vote.js';
import { readAnswers } from './internal/read-group.js';
import { dot, unitRow } from './internal/unit-rows.js';
import type { VoteDiagnostics } from './vote-diagnostics.js';

/** Options of {@link noveltyReward}. */
export interface NoveltyRewardOptions extends AnswerOptions {
  /** Of the similarity, the part that is the mean over the rollout's own side; the rest is the largest to any other. Default 0.5, as released. */
  meanWeight?: number;
}

/** What {@link noveltyReward} returns. */
export interface NoveltyRewardResult extends RewardResult {
  /** The majority's answer, null without any. */
  label: string | null;
  /** `1 - similarity` of each rollout before it is scaled, from 0 to 1; null where it does not take part or is alone. */
  novelty: (number | null)[];
  diagnostics: VoteDiagnostics;
}

/**
 * EVOL-RL's reward: the majority is right, and on both sides the rollouts that argue differently get more.
 *
 * `novelty_i = 1 - (w mean_{j on i's side} s_ij + (1 - w) max_{j ≠ i} s_ij)`, s the cosine clipped to [0, 1], sides: the majority and the rest. Scaled
 * to [0, 1] within a side (ν): majority `0.5 + 0.5 ν`, the rest `-1 + 0.5 ν`. Alone on its side: 1, or -0.5. All equally novel on a side (or within
 * 1e-12): 0.75, or -0.75. Without an answer: -1, and no part in any similarity. Ties go to the answer seen first.
 *
 * `embeddings[i]`: what rollout i argues, as a vector of any length that is the same for all; rows without an answer are not read. A zero vector is
 * similar to none.
 *
 * @remarks The release counts answers without a digit in `\boxed{}` as none, and gives -1 to a single valid rollout among invalid ones; here the
 * caller says what has no answer, and a lone rollout is alone on its side.
 *
 * @throws {ShapeError} when there is not one embedding per rollout, or their lengths differ
 * @throws {InvalidArgumentError} for NaN or infinite entries and a `meanWeight` outside [0, 1]
 *
 * @example
 * ```ts
 * import { noveltyReward } from '@cairn-ml/rewards';
 *
 * const embeddings = [[1, 0], [1, 0], [0, 1], [1, 1]];
 * noveltyReward(['7', '7', '7', '8'], embeddings).rewards; // [0.5, 0.5, 1, -0.5]
 * ```
 *
 * Source: EVOL-RL, authors' code (`semantic_novelty.py`).
 */
export function noveltyReward(
  input: AnswerInput,
  embeddings: readonly ArrayLike<number>[],
  options: NoveltyRewardOptions = {},
): NoveltyRewardResult {
  const { meanWeight = 0.5 } = options;
  checkNumber('noveltyReward', 'meanWeight', meanWeight, { min: 0, max: 1 });
  const answers = readAnswers('noveltyReward', input);
  checkLength('noveltyReward', 'embeddings', embeddings, answers.length, 'one entry per rollout');
  const { classOf, counts, answers: spellings } = classifyAnswers('noveltyReward', answers, options);
  const winner = counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0));
  const taking = Array.from(classOf.keys()).filter((i) => classOf[i]! >= 0);
  const width = embeddings[taking[0] ?? 0]?.length ?? 0;
  const directions = new Map(
    taking.map((i) => [i, unitRow('noveltyReward', `embeddings[${i}]`, embeddings[i]!, width)] as const),
  );
  const cosine = (i: number, j: number) => Math.min(1, Math.max(0, dot(directions.get(i)!, directions.get(j)!)));
  const novelty = new Array<number | null>(answers.length).fill(null);
  const rewards = new Array<number>(answers.length).fill(-1);
  for (const isMajority of [true, false]) {
    const side = taking.filter((i) => (classOf[i] === winner) === isMajority);
    const similarityOf = (i: number) => {
      const sum = side.reduce((total, j) => total + (j === i ? 0 : cosine(i, j)), 0);
      const most = taking.reduce((largest, j) => (j === i ? largest : Math.max(largest, cosine(i, j))), 0);
      return (meanWeight * sum) / (side.length - 1) + (1 - meanWeight) * most;
    };
    if (side.length > 1) {
      for (const i of side) novelty[i] = 1 - similarityOf(i);
    }
    const values = side.map((i) => novelty[i] ?? 1);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const isFlat = most - least <= 1e-12;
    for (const [k, i] of side.entries()) {
      const scaled = side.length === 1 ? 1 : isFlat ? 0.5 : (values[k]! - least) / (most - least);
      rewards[i] = (isMajority ? 0.5 : -1) + 0.5 * scaled;
    }
  }
  return {
    rewards,
    label: spellings[winner] ?? null,
    novelty,
    diagnostics: diagnoseVote(counts, answers.length, rewards),
  };
}
