import { checkLength } from '@cairn-ml/numeric';
import { type CiderItem, checkCiderOptions, ciderScores, weightsOf } from '../internal/text/cider.js';
import { createNgramIndex, readNgrams } from '../internal/text/ngram-index.js';
import { readReferenceTokens, readTokens } from '../internal/text/read-texts.js';
import type { References, TextInput, TokenizeOptions } from './text-input.js';

/** Options of {@link corpusCiderD} and `ciderD`. */
export interface CiderDOptions extends TokenizeOptions {
  /** The longest n-grams. Default 4. */
  maxOrder?: number;
  /** Tokens by which lengths may differ before the penalty bites. Default 6. */
  sigma?: number;
}

/** What {@link corpusCiderD} returns. */
export interface CorpusCiderDResult {
  /** The mean of `scores`, 0 for an empty corpus. */
  score: number;
  /** CIDEr-D of each candidate, from 0 to 10. */
  scores: number[];
}

/**
 * CIDEr-D of a corpus of candidates, each with its references: agreement in n-grams, where rare ones count more.
 *
 * `10 / (N |R|) Σ_n Σ_r e^(-(|c| - |r|)² / (2 σ²)) · Σ_g min(c_g, r_g) r_g / (‖c‖ ‖r‖)`, c_g and r_g = count of the n-gram g times `log(items) -
 * log(max(1, items whose references have g))`. From 0 to 10.
 *
 * An n-gram of all items weighs nothing, so **a corpus of one item scores 0 whatever the texts are**, and small corpora give small numbers. For rewards,
 * and to compare runs, count once with `documentFrequencies` over the whole training set and use `ciderD`.
 *
 * @remarks pycocoevalcap takes the number of bigrams for the length. That is one less than the tokens on both sides, so no score changes.
 *
 * @throws {ShapeError} when there is not one entry of `references` per candidate
 * @throws {InvalidArgumentError} for an item without references and options out of range
 *
 * @example
 * ```ts
 * import { corpusCiderD } from '@cairn-ml/rewards/text';
 *
 * const candidates = ['no focal consolidation', 'heart size normal'];
 * const references = [['no focal consolidation', 'no consolidation'], 'the heart is normal in size'];
 * corpusCiderD(candidates, references).scores; // [4.7565, 1.5600]
 * corpusCiderD(['heart size normal'], ['heart size normal']).score; // 0
 * ```
 *
 * Source: Vedantam et al. 2015; salaniz/pycocoevalcap, `cider_scorer.py` (which calls CIDEr-D "CIDEr").
 */
export function corpusCiderD(
  candidates: readonly TextInput[],
  references: readonly References[],
  options: CiderDOptions = {},
): CorpusCiderDResult {
  const { maxOrder, sigma, tokenize } = checkCiderOptions('corpusCiderD', options);
  checkLength('corpusCiderD', 'references', references, candidates.length, 'one entry per candidate');
  const index = createNgramIndex(1e4);
  const read = (tokens: readonly string[]) => ({ ids: readNgrams(index, tokens, maxOrder), length: tokens.length });
  const items = candidates.map<CiderItem>((candidate, i) => ({
    candidate: read(readTokens('corpusCiderD', `candidates[${i}]`, candidate, tokenize)),
    references: readReferenceTokens('corpusCiderD', `references[${i}]`, references[i]!, tokenize).map(read),
  }));
  const scores = ciderScores(items, weightsOf(items, index), sigma);
  return { score: scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length), scores };
}
