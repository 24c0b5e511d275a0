import { checkInteger, checkNumber } from '@cairn-ml/numeric';
import { clippedMatches } from '../internal/text/clipped-matches.js';
import { createNgramIndex, findNgrams, readNgrams } from '../internal/text/ngram-index.js';
import { best, precisionRecall } from '../internal/text/precision-recall.js';
import { readReferenceTokens, readTokens } from '../internal/text/read-texts.js';
import type { PrecisionRecall, References, TextInput, TokenizeOptions } from './text-input.js';
import { tokenizeWhitespace } from './tokenize-whitespace.js';

/** Options of {@link rougeN}. */
export interface RougeNOptions extends TokenizeOptions {
  /** n. Default 1. */
  order?: number;
  /** How many times recall counts as much as precision, at least 0. Default 1. */
  beta?: number;
}

/**
 * ROUGE-N: the overlap of the n-grams of a text and a reference, each counted as often as in the text that has it less.
 *
 * P = overlap / n-grams of the candidate, R = overlap / n-grams of the reference, `score = (1 + β²) P R / (R + β² P)`; all from 0 to 1, and 0 where a side has
 * no n-gram. With β = 1 the score is symmetric. Of several references the one with the largest score counts, the first of equals.
 *
 * @throws {InvalidArgumentError} for an empty list of references, an `order` below 1 and a negative `beta`
 *
 * @example
 * ```ts
 * import { rougeN, tokenizeRouge } from '@cairn-ml/rewards/text';
 *
 * rougeN('no pleural effusion', 'no effusion'); // { score: 0.8, precision: 0.6667, recall: 1 }
 * rougeN('No pleural effusion.', 'no pleural thickening', { order: 2, tokenize: tokenizeRouge }).score; // 0.5
 * ```
 *
 * Source: Lin 2004; google-research/rouge (rouge-score): `tokenize: tokenizeRouge` gives its numbers.
 */
export function rougeN(candidate: TextInput, references: References, options: RougeNOptions = {}): PrecisionRecall {
  const { order = 1, beta = 1, tokenize = tokenizeWhitespace } = options;
  checkInteger('rougeN', 'order', order, { min: 1 });
  checkNumber('rougeN', 'beta', beta, { min: 0 });
  const tokens = readTokens('rougeN', 'candidate', candidate, tokenize);
  const others = readReferenceTokens('rougeN', 'references', references, tokenize);
  const index = createNgramIndex(order * tokens.length);
  const mine = readNgrams(index, tokens, order)[order - 1]!;
  return best(
    others.map((each) => {
      const theirs = findNgrams(index, each, order)[order - 1]!;
      const [matches] = clippedMatches([mine], [[theirs]], index.heads.length);
      return precisionRecall(matches!, mine.length, theirs.length, beta);
    }),
  );
}
