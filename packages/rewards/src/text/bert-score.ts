import { checkLength, checkNumber } from '@cairn-ml/numeric';
import { bestMatches } from '../internal/text/best-matches.js';
import { fMeasure } from '../internal/text/precision-recall.js';
import { dot, unitRows } from '../internal/unit-rows.js';
import type { PrecisionRecall } from './text-input.js';

/** Options of {@link bertScore}. */
export interface BertScoreOptions {
  /** What each token of the candidate counts, at least 0: `inverseDocumentFrequency` of it. Default: all the same. */
  candidateWeights?: ArrayLike<number>;
  /** What each token of the reference counts, at least 0. Default: all the same. */
  referenceWeights?: ArrayLike<number>;
  /** What unrelated texts score, each below 1: precision, recall and score become `(x - b) / (1 - b)`. Default: not rescaled. */
  baseline?: PrecisionRecall;
}

/**
 * BERTScore of token embeddings that you have: each token is matched with the one of the other text that is most like it.
 *
 * P = weighted mean over candidate tokens of their largest cosine, R = the same over reference tokens, `score = 2 P R / (P + R)`; then the baseline. A
 * text without tokens, or whose weights sum to 0, gives P = R = score = 0 before rescaling. Where largest cosines are negative, the score can be any
 * number; where P + R = 0 it is 0. Swapping texts swaps P and R.
 *
 * `candidateEmbeddings`, `referenceEmbeddings`: one row per token, of one dimension. Rows of `[CLS]`, `[SEP]` and padding: leave them out, or weigh them 0 as
 * the bert-score package does with idf. Which layer of which model is up to you, and decides the numbers; so does its baseline.
 *
 * @throws {ShapeError} for rows of different lengths, and when there is not one weight per token
 * @throws {InvalidArgumentError} for NaN or infinite entries, negative weights and a baseline of 1 or more
 *
 * @example
 * ```ts
 * import { bertScore } from '@cairn-ml/rewards/text';
 *
 * const [small, large, effusion] = [[1, 0.2, 0], [1, -0.2, 0], [0, 0, 1]];
 * bertScore([small, effusion], [large, effusion]).score; // 0.9615
 * bertScore([effusion], [large, effusion]); // { score: 0.6667, precision: 1, recall: 0.5 }
 * bertScore([effusion], [large, effusion], { referenceWeights: [0.5, 1.5] }).recall; // 0.75
 * ```
 *
 * Source: Zhang et al. 2020; Tiiiger/bert_score, `greedy_cos_idf`.
 */
export function bertScore(
  candidateEmbeddings: readonly ArrayLike<number>[],
  referenceEmbeddings: readonly ArrayLike<number>[],
  options: BertScoreOptions = {},
): PrecisionRecall {
  const { candidateWeights, referenceWeights, baseline } = options;
  const width = (candidateEmbeddings[0] ?? referenceEmbeddings[0])?.length ?? 0;
  const candidates = unitRows('bertScore', 'candidateEmbeddings', candidateEmbeddings, width);
  const references = unitRows('bertScore', 'referenceEmbeddings', referenceEmbeddings, width);
  checkWeights('candidateWeights', candidateWeights, candidateEmbeddings.length);
  checkWeights('referenceWeights', referenceWeights, referenceEmbeddings.length);
  for (const name of ['score', 'precision', 'recall'] as const) {
    if (baseline) checkNumber('bertScore', `baseline.${name}`, baseline[name], { max: 1 - Number.EPSILON });
  }
  const { ofCandidate, ofReference } = bestMatches(candidates.length, references.length, (i, j) =>
    dot(candidates[i]!, references[j]!),
  );
  const precision = weightedMean(ofCandidate, candidateWeights);
  const recall = weightedMean(ofReference, referenceWeights);
  const plain = { score: fMeasure(precision, recall, 1), precision, recall };
  if (!baseline) return plain;
  const rescale = (name: keyof PrecisionRecall) => (plain[name] - baseline[name]) / (1 - baseline[name]);
  return { score: rescale('score'), precision: rescale('precision'), recall: rescale('recall') };
}

function checkWeights(argument: string, weights: ArrayLike<number> | undefined, length: number): void {
  if (weights === undefined) return;
  checkLength('bertScore', argument, weights, length, 'one weight per token');
  for (let i = 0; i < length; i++) checkNumber('bertScore', `${argument}[${i}]`, weights[i]!, { min: 0 });
}

function weightedMean(values: Float64Array, weights: ArrayLike<number> | undefined): number {
  let [sum, total] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const weight = weights ? weights[i]! : 1;
    sum += weight * values[i]!;
    total += weight;
  }
  return total === 0 ? 0 : sum / total;
}
