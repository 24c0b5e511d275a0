import { checkNumber, checkOption } from '@cairn-ml/numeric';
import { longestCommonSubsequence } from '../internal/text/longest-common-subsequence.js';
import { best, fMeasure, precisionRecall } from '../internal/text/precision-recall.js';
import { readReferenceTokens, readTokens } from '../internal/text/read-texts.js';
import type { PrecisionRecall, References, TextInput, TokenizeOptions } from './text-input.js';
import { tokenizeWhitespace } from './tokenize-whitespace.js';

/** Options of {@link rougeL}. */
export interface RougeLOptions extends TokenizeOptions {
  /** How many times recall counts as much as precision, at least 0. Default: 1, and 1.2 with `'coco'`. */
  beta?: number;
  /**
   * What several references mean. `'rouge-score'` (default): the one with the largest score counts. `'coco'`: the largest precision and the largest
   * recall, which may come from two references, as in pycocoevalcap.
   */
  variant?: 'rouge-score' | 'coco';
}

/**
 * ROUGE-L: the longest common subsequence of a text and a reference, of m and n tokens.
 *
 * P = LCS / m, R = LCS / n, `score = (1 + β²) P R / (R + β² P)`; all from 0 to 1, and 0 where a side is empty. With β = 1 the score is symmetric.
 * Computed 32 columns of the table at a time.
 *
 * @throws {InvalidArgumentError} for an empty list of references, a negative `beta` and an unknown `variant`
 *
 * @example
 * ```ts
 * import { rougeL } from '@cairn-ml/rewards/text';
 *
 * rougeL('effusion is small and heart is enlarged', 'heart is enlarged and effusion is small').score; // 0.4286
 * const references = ['no focal consolidation is seen', 'no consolidation'];
 * rougeL('no focal consolidation', references); // { score: 0.8, precision: 0.6667, recall: 1 }
 * rougeL('no focal consolidation', references, { variant: 'coco' }); // { score: 1, precision: 1, recall: 1 }
 * ```
 *
 * Source: Lin 2004; google-research/rouge (rouge-score); salaniz/pycocoevalcap, `rouge.py`.
 */
export function rougeL(candidate: TextInput, references: References, options: RougeLOptions = {}): PrecisionRecall {
  const { variant = 'rouge-score', tokenize = tokenizeWhitespace } = options;
  checkOption('rougeL', 'variant', variant, ['rouge-score', 'coco']);
  const { beta = variant === 'coco' ? 1.2 : 1 } = options;
  checkNumber('rougeL', 'beta', beta, { min: 0 });
  const tokens = readTokens('rougeL', 'candidate', candidate, tokenize);
  const subsequence = longestCommonSubsequence(tokens);
  const each = readReferenceTokens('rougeL', 'references', references, tokenize).map((reference) =>
    precisionRecall(subsequence.length(reference), tokens.length, reference.length, beta),
  );
  if (variant === 'rouge-score') return best(each);
  const precision = each.reduce((most, result) => Math.max(most, result.precision), 0);
  const recall = each.reduce((most, result) => Math.max(most, result.recall), 0);
  return { score: fMeasure(precision, recall, beta), precision, recall };
}
