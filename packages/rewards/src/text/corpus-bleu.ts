import { checkLength } from '@cairn-ml/numeric';
import { addStatistics, bleuStatistics } from '../internal/text/bleu-statistics.js';
import { checkBleuOptions, scoreBleu } from '../internal/text/score-bleu.js';
import type { BleuOptions, BleuResult } from './bleu.js';
import type { References, TextInput } from './text-input.js';

/**
 * BLEU of a corpus: matches, n-grams and lengths are summed over all texts before anything is divided, so it is not the mean of {@link bleu}.
 *
 * `references[i]`: one or more references of `candidates[i]`. An empty corpus scores 0.
 *
 * @remarks NLTK 3.8 counts one n-gram where a text is too short to have any, and with methods 5, 6 and 7 mixes counts of the last text into those of the
 * corpus. Here the sums are those of the corpus.
 *
 * @throws {ShapeError} when there is not one entry of `references` per candidate
 * @throws {InvalidArgumentError} for an empty list of references and for options out of range
 *
 * @example
 * ```ts
 * import { corpusBleu } from '@cairn-ml/rewards/text';
 *
 * const candidates = ['no focal consolidation', 'heart size normal'];
 * const references = [['no focal consolidation is seen', 'no consolidation'], ['the heart is normal in size', 'normal heart size']];
 * corpusBleu(candidates, references, { maxOrder: 2 }).scores; // [1, 0.8660]
 * corpusBleu(candidates, references, { variant: 'coco' }).scores; // [1.0000, 0.8660, 0.7211, 0.0247]
 * ```
 *
 * Source: as {@link bleu}; pycocoevalcap's `Bleu` is `variant: 'coco'`.
 */
export function corpusBleu(
  candidates: readonly TextInput[],
  references: readonly References[],
  options: BleuOptions = {},
): BleuResult {
  const checked = checkBleuOptions('corpusBleu', options);
  checkLength('corpusBleu', 'references', references, candidates.length, 'one entry per candidate');
  const none = new Array<number>(checked.order).fill(0);
  const empty = { matches: none, totals: none, candidateLength: 0, referenceLength: 0 };
  const statistics = candidates.reduce<typeof empty>(
    (sum, candidate, i) => addStatistics(sum, bleuStatistics('corpusBleu', candidate, references[i]!, checked)),
    empty,
  );
  return scoreBleu(statistics, checked);
}
