import { bleuStatistics, type ReferenceLength } from '../internal/text/bleu-statistics.js';
import { checkBleuOptions, scoreBleu } from '../internal/text/score-bleu.js';
import type { References, TextInput, TokenizeOptions } from './text-input.js';

/** Smoothing of a BLEU score, by the numbers of Chen and Cherry 2014, which NLTK's `SmoothingFunction` has, too. */
export type BleuSmoothing = 'none' | 'method1' | 'method2' | 'method3' | 'method4' | 'method5' | 'method6' | 'method7';

/** Options of {@link bleu} and `corpusBleu`. */
export interface BleuOptions extends TokenizeOptions {
  /** The longest n-grams, from 1 to 16. Default: 4, or as many as there are `weights`. */
  maxOrder?: number;
  /** Of the logarithms of the precisions, for `score`, one per order, at least 0. Default: all `1 / maxOrder`. */
  weights?: readonly number[];
  /**
   * What becomes of precisions without a match. Default `'none'`: the score is 0.
   *
   * - `'method1'`: `epsilon` matches instead of none;
   * - `'method2'`: one match and one n-gram more, from bigrams on (Lin and Och 2004);
   * - `'method3'`: 1/2, 1/4, 1/8, … matches, halved at each order without one (NIST);
   * - `'method4'`: the same, times `ln(length) / k`, for candidates of two tokens or more;
   * - `'method5'`: the mean with the orders below (smoothed) and above; can exceed 1;
   * - `'method6'`: from trigrams on, as if `alpha` n-grams more had the precision that the two orders below let expect;
   * - `'method7'`: method 4, then 5; can exceed 1.
   */
  smoothing?: BleuSmoothing;
  /** For `'method1'`, default 0.1. */
  epsilon?: number;
  /** For `'method4'` and `'method7'`, default 5. */
  k?: number;
  /** For `'method6'`, default 5. */
  alpha?: number;
  /**
   * The length that the candidate should have, of several references: the closest to its own, the shorter of two as close (default, as NLTK,
   * pycocoevalcap and sacreBLEU), the shortest, or the mean.
   */
  referenceLength?: ReferenceLength;
  /**
   * `'papineni'` (default): the definition. `'coco'`: pycocoevalcap's, which adds 1e-15 to matches and lengths and 1e-9 to what they are divided by, so
   * that an order without a match gives a small number, not 0.
   */
  variant?: 'papineni' | 'coco';
}

/** What {@link bleu} and `corpusBleu` return. */
export interface BleuResult {
  /** BLEU with all orders and their weights. */
  score: number;
  /** BLEU-1 to BLEU-`maxOrder`, each the even mean of its orders: entry n - 1 is BLEU-n. */
  scores: number[];
  /** The modified precision of each order, smoothed. */
  precisions: number[];
  /** `exp(1 - r / c)` where the candidates are shorter than the references, else 1; 0 without tokens. */
  brevityPenalty: number;
  /** c, tokens of the candidates. */
  candidateLength: number;
  /** r, what `referenceLength` says, summed. */
  referenceLength: number;
}

/**
 * BLEU of one text against its references.
 *
 * `BP · exp(Σ_n w_n ln p_n)`: p_n is the share of the candidate's n-grams that stand in a reference, each counted at most as often as in the reference
 * that has it most (clipping); an order with no n-gram has p_n = 0. From 0 to 1 but for methods 5 and 7. Without a word in common it is 0, whatever the
 * smoothing. Texts shorter than `maxOrder` tokens score 0 without smoothing, even against themselves.
 *
 * @remarks Differences from NLTK 3.8: what underflows there (2e-231) is 0; a precision that is 0 after smoothing makes the score 0, NLTK leaves it out of
 * the mean; method 6 takes any text, NLTK refuses those without a common trigram; methods 5 and 7 look one order beyond the last, NLTK always at 5-grams.
 *
 * @throws {InvalidArgumentError} for an empty list of references and for options out of range
 * @throws {ShapeError} when there is not one weight per order
 *
 * @example
 * ```ts
 * import { bleu } from '@cairn-ml/rewards/text';
 *
 * const { score, scores } = bleu('the lungs are clear without focal consolidation', 'the lungs are clear with focal consolidation');
 * score; // 0.4889
 * scores; // [0.8571, 0.7559, 0.6114, 0.4889]
 * bleu('small effusion', ['small effusion', 'an effusion'], { smoothing: 'method1' }).score; // 0.3162
 * bleu(['small', 'effusion'], [['small', 'effusion']], { maxOrder: 2 }).score; // 1
 * ```
 *
 * Source: Papineni et al. 2002; Chen and Cherry 2014; `nltk.translate.bleu_score` (NLTK 3.8); salaniz/pycocoevalcap, `bleu_scorer.py`.
 */
export function bleu(candidate: TextInput, references: References, options: BleuOptions = {}): BleuResult {
  const checked = checkBleuOptions('bleu', options);
  return scoreBleu(bleuStatistics('bleu', candidate, references, checked), checked);
}
