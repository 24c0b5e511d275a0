import { checkInteger } from '@cairn-ml/numeric';
import { checkCiderOptions, ciderScores, weightsFrom } from '../internal/text/cider.js';
import { createNgramIndex, readNgrams } from '../internal/text/ngram-index.js';
import { readReferenceTokens, readTokens } from '../internal/text/read-texts.js';
import type { CiderDOptions } from './corpus-cider-d.js';
import type { DocumentFrequencies } from './document-frequencies.js';
import type { References, TextInput } from './text-input.js';

/**
 * CIDEr-D of one text, with n-grams weighed by frequencies that were counted beforehand: the formula of `corpusCiderD`, from 0 to 10.
 *
 * The frequencies must be counted with the same tokens and at least the same `maxOrder`. An n-gram that they lack counts as rarest.
 *
 * @throws {InvalidArgumentError} for an empty list of references, frequencies of less than one document and options out of range
 *
 * @example
 * ```ts
 * import { ciderD, documentFrequencies } from '@cairn-ml/rewards/text';
 *
 * const frequencies = documentFrequencies(['no effusion', 'small left effusion', 'heart size is normal']);
 * ciderD('small left effusion', 'small left effusion', frequencies).score; // 7.5
 * ciderD('small effusion', 'small left effusion', frequencies).score; // 1.7981
 * ```
 *
 * Source: as `corpusCiderD`.
 */
export function ciderD(
  candidate: TextInput,
  references: References,
  frequencies: DocumentFrequencies,
  options: CiderDOptions = {},
): { score: number } {
  const { maxOrder, sigma, tokenize } = checkCiderOptions('ciderD', options);
  checkInteger('ciderD', 'frequencies.documents', frequencies.documents, { min: 1 });
  const index = createNgramIndex(1e3);
  const read = (tokens: readonly string[]) => ({ ids: readNgrams(index, tokens, maxOrder), length: tokens.length });
  const item = {
    candidate: read(readTokens('ciderD', 'candidate', candidate, tokenize)),
    references: readReferenceTokens('ciderD', 'references', references, tokenize).map(read),
  };
  return { score: ciderScores([item], weightsFrom(frequencies, index), sigma)[0]! };
}
