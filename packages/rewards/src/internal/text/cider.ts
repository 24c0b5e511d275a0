import { checkInteger, checkNumber } from '@cairn-ml/numeric';
import type { CiderDOptions } from '../../text/corpus-cider-d.js';
import type { DocumentFrequencies } from '../../text/document-frequencies.js';
import { tokenizeWhitespace } from '../../text/tokenize-whitespace.js';
import { type NgramIndex, ngramTexts } from './ngram-index.js';

/** N-gram ids of a text by order, and its tokens. */
export interface CiderText {
  ids: number[][];
  length: number;
}

/** A candidate and its references, read by one index. */
export interface CiderItem {
  candidate: CiderText;
  references: CiderText[];
}

/** The options with their defaults, checked. */
export function checkCiderOptions(caller: string, options: CiderDOptions): Required<CiderDOptions> {
  const { maxOrder = 4, sigma = 6, tokenize = tokenizeWhitespace } = options;
  checkInteger(caller, 'maxOrder', maxOrder, { min: 1 });
  checkNumber(caller, 'sigma', sigma, { min: Number.MIN_VALUE });
  return { maxOrder, sigma, tokenize };
}

/** `log(documents) - log(max(1, frequency))` by id, with frequencies that were given. */
export function weightsFrom({ documents, counts }: DocumentFrequencies, index: NgramIndex): Float64Array {
  const all = Math.log(documents);
  return Float64Array.from(ngramTexts(index), (text) => all - Math.log(Math.max(1, counts.get(text) ?? 0)));
}

/** The same with frequencies in the references of the items. */
export function weightsOf(items: readonly CiderItem[], index: NgramIndex): Float64Array {
  const all = Math.log(items.length);
  const counts = countItems(
    items.map(({ references }) => references.flatMap(({ ids }) => ids)),
    index,
  );
  return Float64Array.from(counts, (count) => all - Math.log(Math.max(1, count)));
}

/** In how many items each id occurs. */
export function countItems(items: readonly (readonly number[][])[], index: NgramIndex): Int32Array {
  const counts = new Int32Array(index.heads.length);
  const lastItem = new Int32Array(index.heads.length).fill(-1);
  for (const [item, lists] of items.entries()) {
    for (const ids of lists) {
      for (const id of ids) {
        if (lastItem[id] === item) continue;
        lastItem[id] = item;
        counts[id]!++;
      }
    }
  }
  return counts;
}

/** CIDEr-D of each item, from 0 to 10. */
export function ciderScores(items: readonly CiderItem[], weights: Float64Array, sigma: number): number[] {
  const counters = { mine: new Int32Array(weights.length), theirs: new Int32Array(weights.length) };
  return items.map(({ candidate, references }) => {
    let sum = 0;
    for (const reference of references) {
      const penalty = Math.exp(-((candidate.length - reference.length) ** 2) / (2 * sigma ** 2));
      for (const [n, ids] of candidate.ids.entries())
        sum += penalty * similarity(ids, reference.ids[n]!, weights, counters);
    }
    return (10 * sum) / (candidate.ids.length * references.length);
  });
}

/** The cosine of weighted counts, the candidate's clipped to the reference's in the product. Leaves the counters at 0. */
function similarity(
  candidate: readonly number[],
  reference: readonly number[],
  weights: Float64Array,
  { mine, theirs }: { mine: Int32Array; theirs: Int32Array },
): number {
  let [dot, candidateSquare, referenceSquare] = [0, 0, 0];
  for (const id of candidate) mine[id]!++;
  for (const id of reference) theirs[id]!++;
  for (const id of candidate) {
    const value = mine[id]! * weights[id]!;
    const other = theirs[id]! * weights[id]!;
    dot += Math.min(value, other) * other;
    candidateSquare += value ** 2;
    mine[id] = 0;
  }
  for (const id of reference) {
    referenceSquare += (theirs[id]! * weights[id]!) ** 2;
    theirs[id] = 0;
  }
  const norm = Math.sqrt(candidateSquare) * Math.sqrt(referenceSquare);
  return norm === 0 ? 0 : dot / norm;
}
