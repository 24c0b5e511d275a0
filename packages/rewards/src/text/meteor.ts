import { checkNumber, checkOption } from '@cairn-ml/numeric';
import { alignWords } from '../internal/text/align-words.js';
import { best } from '../internal/text/precision-recall.js';
import { readReferenceTokens, readTokens } from '../internal/text/read-texts.js';
import type { PrecisionRecall, References, TextInput, TokenizeOptions } from './text-input.js';
import { tokenizeWhitespace } from './tokenize-whitespace.js';

/** Options of {@link meteor}. */
export interface MeteorOptions extends TokenizeOptions {
  /** Words whose stems are equal match, too; `porterStem` is NLTK's default. Default: none, no such stage. */
  stem?: (word: string) => string;
  /** Synonyms of a word: it matches any of them. A lookup of yours in WordNet, UMLS or a list. Default: none, no such stage. */
  synonyms?: (word: string) => Iterable<string> | undefined;
  /**
   * What synonyms are looked up of and compared with: `'words'` (default), or `'stems'`, as NLTK does, whose lookup of "larg" then misses the
   * synonyms of "large".
   */
  synonymsOf?: 'words' | 'stems';
  /** Whether tokens are compared in lower case. Default true. */
  lowerCase?: boolean;
  /** How much precision counts in the mean of precision and recall, from 0 to 1. Default 0.9: mostly recall. */
  alpha?: number;
  /** Exponent of the fragmentation, at least 0. Default 3. */
  beta?: number;
  /** The largest penalty, from 0 to 1. Default 0.5. */
  gamma?: number;
}

/** What {@link meteor} returns. */
export interface MeteorResult extends PrecisionRecall {
  /** Words matched. */
  matches: number;
  /** Runs of matches that stand side by side in both texts. */
  chunks: number;
  /** `P R / (α P + (1 - α) R)`. */
  mean: number;
  /** `γ (chunks / matches)^β`. */
  penalty: number;
}

/**
 * METEOR: matched words, and how far they are torn apart.
 *
 * `score = (1 - γ (chunks / matches)^β) · P R / (α P + (1 - α) R)`, P = matches / tokens of the candidate, R = matches / tokens of the reference. From 0 to
 * below 1: even a text against itself is one chunk, and 0 without a match. Of several references the one with the largest score counts.
 *
 * The alignment is NLTK's: equal words, then equal stems, then synonyms, greedily from the end of both texts. It is not always the one with the fewest
 * chunks, which the paper asks for.
 *
 * @remarks The Java program METEOR 1.5, which many papers quote, has other parameters, function words and a table of paraphrases; its numbers are not
 * these. NLTK's own are `stem: porterStem`, `synonymsOf: 'stems'` and `synonyms` from WordNet.
 *
 * @throws {InvalidArgumentError} for an empty list of references and for options out of range
 *
 * @example
 * ```ts
 * import { meteor, porterStem } from '@cairn-ml/rewards/text';
 *
 * const [candidate, reference] = ['increasing bilateral effusions', 'increased bilateral effusion'];
 * meteor(candidate, reference).score; // 0.1667
 * meteor(candidate, reference, { stem: porterStem }).score; // 0.9815
 * const synonyms = new Map([['cardiomegaly', ['enlargement']]]);
 * meteor('stable cardiomegaly', 'stable enlargement', { synonyms: (word) => synonyms.get(word) }).matches; // 2
 * ```
 *
 * Source: Lavie and Agarwal 2007; `nltk.translate.meteor_score` (NLTK 3.8).
 */
export function meteor(candidate: TextInput, references: References, options: MeteorOptions = {}): MeteorResult {
  const { stem, synonyms, synonymsOf = 'words', lowerCase = true, tokenize = tokenizeWhitespace } = options;
  const { alpha = 0.9, beta = 3, gamma = 0.5 } = options;
  checkOption('meteor', 'synonymsOf', synonymsOf, ['words', 'stems']);
  checkNumber('meteor', 'alpha', alpha, { min: 0, max: 1 });
  checkNumber('meteor', 'beta', beta, { min: 0 });
  checkNumber('meteor', 'gamma', gamma, { min: 0, max: 1 });
  const cased = (tokens: readonly string[]) => (lowerCase ? tokens.map((token) => token.toLowerCase()) : tokens);
  const mine = cased(readTokens('meteor', 'candidate', candidate, tokenize));
  const stages = { stem, synonyms, ofStems: synonymsOf === 'stems' };
  return best(
    readReferenceTokens('meteor', 'references', references, tokenize).map((reference) => {
      const { matches, chunks } = countChunks(alignWords(mine, cased(reference), stages));
      const precision = matches / Math.max(1, mine.length);
      const recall = matches / Math.max(1, reference.length);
      const mean = matches === 0 ? 0 : (precision * recall) / (alpha * precision + (1 - alpha) * recall);
      const penalty = matches === 0 ? 0 : gamma * (chunks / matches) ** beta;
      return { score: (1 - penalty) * mean, precision, recall, matches, chunks, mean, penalty };
    }),
  );
}

function countChunks(alignment: Int32Array): { matches: number; chunks: number } {
  let [matches, chunks] = [0, 0];
  for (const [i, j] of alignment.entries()) {
    if (j < 0) continue;
    matches++;
    if (i === 0 || alignment[i - 1]! < 0 || alignment[i - 1] !== j - 1) chunks++;
  }
  return { matches, chunks };
}
