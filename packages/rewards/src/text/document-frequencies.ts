import { checkInteger } from '@cairn-ml/numeric';
import { countItems } from '../internal/text/cider.js';
import { createNgramIndex, ngramTexts, readNgrams } from '../internal/text/ngram-index.js';
import { readReferenceTokens } from '../internal/text/read-texts.js';
import type { References, TokenizeOptions } from './text-input.js';
import { tokenizeWhitespace } from './tokenize-whitespace.js';

/** In how many documents n-grams occur. */
export interface DocumentFrequencies {
  /** Documents counted. */
  documents: number;
  /** By n-gram, its tokens joined by single spaces. What is missing occurs nowhere. */
  counts: ReadonlyMap<string, number>;
}

/** Options of {@link documentFrequencies}. */
export interface DocumentFrequenciesOptions extends TokenizeOptions {
  /** The longest n-grams. Default 4, as CIDEr-D needs. */
  maxOrder?: number;
}

/**
 * Counts in how many items each n-gram of the references occurs: what CIDEr-D weighs n-grams by, from a corpus of yours, once.
 *
 * An item counts once, however many of its references have the n-gram. The counts are plain data: `JSON.stringify([...counts])` keeps them. Tokens that
 * hold spaces themselves can make two n-grams look alike.
 *
 * `references[i]`: one or more references of item i.
 *
 * @throws {InvalidArgumentError} for an item without references and a `maxOrder` below 1
 *
 * @example
 * ```ts
 * import { documentFrequencies } from '@cairn-ml/rewards/text';
 *
 * const { documents, counts } = documentFrequencies(['no effusion', ['small effusion', 'an effusion']]);
 * documents; // 2
 * counts.get('effusion'); // 2
 * counts.get('no effusion'); // 1
 * ```
 *
 * Source: Vedantam et al. 2015; pycocoevalcap, `compute_doc_freq`.
 */
export function documentFrequencies(
  references: readonly References[],
  options: DocumentFrequenciesOptions = {},
): DocumentFrequencies {
  const { maxOrder = 4, tokenize = tokenizeWhitespace } = options;
  checkInteger('documentFrequencies', 'maxOrder', maxOrder, { min: 1 });
  const index = createNgramIndex(1e4);
  const items = references.map((each, i) =>
    readReferenceTokens('documentFrequencies', `references[${i}]`, each, tokenize).flatMap((tokens) =>
      readNgrams(index, tokens, maxOrder),
    ),
  );
  const counts = countItems(items, index);
  const texts = ngramTexts(index);
  return { documents: references.length, counts: new Map(texts.map((text, id) => [text, counts[id]!])) };
}
