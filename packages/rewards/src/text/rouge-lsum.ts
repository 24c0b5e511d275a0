import { checkNumber, InvalidArgumentError } from '@cairn-ml/numeric';
import { longestCommonSubsequence } from '../internal/text/longest-common-subsequence.js';
import { best, precisionRecall } from '../internal/text/precision-recall.js';
import { readReferences } from '../internal/text/read-texts.js';
import type { PrecisionRecall, TokenizeOptions } from './text-input.js';
import { tokenizeWhitespace } from './tokenize-whitespace.js';

/** Options of {@link rougeLsum}. */
export interface RougeLsumOptions extends TokenizeOptions {
  /** Cuts a text into sentences. Default: at line ends, as rouge-score does. */
  splitSentences?: (text: string) => readonly string[];
  /** How many times recall counts as much as precision, at least 0. Default 1. */
  beta?: number;
}

/**
 * ROUGE-Lsum: each sentence of the reference is compared with every sentence of the candidate, and what any of them has of it in order counts.
 *
 * For a sentence of the reference the tokens of its longest common subsequences with the candidate's sentences are joined; a token counts at most as
 * often as both texts have it. P = hits / tokens of the candidate, R = hits / tokens of the reference, the score is their F-measure; from 0 to 1, 0 where
 * a side is empty. Of several references the one with the largest score counts.
 *
 * @remarks Where two longest common subsequences exist, the one taken decides the union: it is rouge-score's.
 *
 * @throws {InvalidArgumentError} for an empty list of references and a negative `beta`
 *
 * @example
 * ```ts
 * import { rougeL, rougeLsum } from '@cairn-ml/rewards/text';
 *
 * const [candidate, reference] = ['no effusion\nheart is large', 'heart is large\nno effusion'];
 * rougeLsum(candidate, reference).score; // 1
 * rougeL(candidate, reference).score; // 0.6
 * rougeLsum('No effusion. Clear.', 'Clear. No effusion.', { splitSentences: (text) => text.split(/(?<=\.) /) }).score; // 1
 * ```
 *
 * Source: Lin 2004, section 3.2; google-research/rouge, `rougeLsum`: `tokenize: tokenizeRouge` gives its numbers.
 */
export function rougeLsum(
  candidate: string,
  references: string | readonly string[],
  options: RougeLsumOptions = {},
): PrecisionRecall {
  const { splitSentences = lines, tokenize = tokenizeWhitespace, beta = 1 } = options;
  checkNumber('rougeLsum', 'beta', beta, { min: 0 });
  const sentences = (argument: string, text: string) => {
    if (typeof text !== 'string') throw new InvalidArgumentError('rougeLsum', argument, 'be a text', text);
    return splitSentences(text).map((sentence) => tokenize(sentence));
  };
  const mine = sentences('candidate', candidate);
  const subsequences = mine.map((sentence) => longestCommonSubsequence(sentence));
  const texts = readReferences('rougeLsum', 'references', references) as readonly string[];
  return best(
    texts.map((text, i) => {
      const theirs = sentences(`references[${i}]`, text);
      const left = countTokens(mine);
      let hits = 0;
      for (const sentence of theirs) {
        for (const position of new Set(subsequences.flatMap(({ positions }) => positions(sentence)))) {
          const count = left.get(sentence[position]!)!;
          if (count === 0) continue;
          left.set(sentence[position]!, count - 1);
          hits++;
        }
      }
      return precisionRecall(hits, mine.flat().length, theirs.flat().length, beta);
    }),
  );
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

function countTokens(sentences: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of sentences.flat()) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}
