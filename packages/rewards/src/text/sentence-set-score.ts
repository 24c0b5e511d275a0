import { checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import { assignOneToOne } from '../internal/text/assign-one-to-one.js';
import { bestMatches } from '../internal/text/best-matches.js';
import { fMeasure } from '../internal/text/precision-recall.js';
import type { PrecisionRecall } from './text-input.js';

/** Options of {@link sentenceSetScore}. */
export interface SentenceSetScoreOptions<Sentence> {
  /** How alike two sentences are, 1 for the same: `cosineSimilarity` of embeddings, or a metric of two texts. */
  similarity: (candidate: Sentence, reference: Sentence) => number;
  /**
   * `'best'` (default): each sentence with the one most like it, which may be taken more than once. `'one-to-one'`: each at most once, so that the sum is
   * largest; saying a thing twice then costs precision.
   */
  matching?: 'best' | 'one-to-one';
}

/** What {@link sentenceSetScore} returns. */
export interface SentenceSetScoreResult extends PrecisionRecall {
  /** What each candidate sentence is worth: low ones are in no reference sentence. */
  ofCandidate: Float64Array;
  /** What is found of each reference sentence: low ones are left out. */
  ofReference: Float64Array;
}

/**
 * Two texts as sets of sentences: how much of each is in the other, in any order.
 *
 * P = mean of `ofCandidate`, R = mean of `ofReference`, `score = 2 P R / (P + R)`, each within the range of the similarity as long as that is not
 * negative. A side without sentences gives 0. A one-to-one matching leaves the surplus of the longer side at 0; similarities below 0 are not matched.
 *
 * With `'best'` and cosines this is BERTScore, of sentences instead of tokens. One-to-one takes time in the cube of the number of sentences.
 *
 * @throws {InvalidArgumentError} for a similarity that is no finite number, and an unknown `matching`
 *
 * @example
 * ```ts
 * import { rougeL, sentenceSetScore } from '@cairn-ml/rewards/text';
 *
 * const similarity = (a: string, b: string) => rougeL(a, b).score;
 * const reference = ['no pneumothorax', 'heart is enlarged'];
 * sentenceSetScore(['heart is enlarged', 'no pneumothorax'], reference, { similarity }).score; // 1
 * const twice = ['heart is enlarged', 'heart is enlarged'];
 * sentenceSetScore(twice, reference, { similarity }).precision; // 1
 * sentenceSetScore(twice, reference, { similarity, matching: 'one-to-one' }); // { score: 0.5, precision: 0.5, recall: 0.5, ofCandidate: [1, 0], ofReference: [0, 1] }
 * ```
 *
 * Source: ours, after BERTScore (`'best'`) and optimal assignment (`'one-to-one'`). Published rewards that compare sets of sentences have forms of their
 * own; this is none of them by name.
 */
export function sentenceSetScore<Sentence>(
  candidate: readonly Sentence[],
  reference: readonly Sentence[],
  { similarity, matching = 'best' }: SentenceSetScoreOptions<Sentence>,
): SentenceSetScoreResult {
  checkOption('sentenceSetScore', 'matching', matching, ['best', 'one-to-one']);
  const values = candidate.map((mine) =>
    Float64Array.from(reference, (theirs) => {
      const value = similarity(mine, theirs);
      if (Number.isFinite(value)) return value;
      throw new InvalidArgumentError('sentenceSetScore', 'similarity', 'return finite numbers', value);
    }),
  );
  const similarityOf = (i: number, j: number) => values[i]![j]!;
  const { ofCandidate, ofReference } =
    matching === 'best'
      ? bestMatches(candidate.length, reference.length, similarityOf)
      : assigned(candidate.length, reference.length, similarityOf);
  const precision = mean(ofCandidate);
  const recall = mean(ofReference);
  return { score: fMeasure(precision, recall, 1), precision, recall, ofCandidate, ofReference };
}

function assigned(candidates: number, references: number, similarityOf: (i: number, j: number) => number) {
  const ofCandidate = new Float64Array(candidates);
  const ofReference = new Float64Array(references);
  for (const [i, j] of assignOneToOne(candidates, references, (i, j) => Math.max(0, similarityOf(i, j)))) {
    ofCandidate[i] = ofReference[j] = Math.max(0, similarityOf(i, j));
  }
  return { ofCandidate, ofReference };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
