import type { References, TextInput, Tokenize } from '../../text/text-input.js';
import { clippedMatches } from './clipped-matches.js';
import { createNgramIndex, findNgrams, readNgrams } from './ngram-index.js';
import { readReferenceTokens, readTokens } from './read-texts.js';

/** Counts of a text, or summed over a corpus. Entry n - 1 is about n-grams. */
export interface BleuStatistics {
  matches: number[];
  totals: number[];
  candidateLength: number;
  referenceLength: number;
}

/** Which of several reference lengths counts. */
export type ReferenceLength = 'closest' | 'shortest' | 'average';

/** What a candidate shares with its references, for orders 1 to `order`. */
export function bleuStatistics(
  caller: string,
  candidate: TextInput,
  references: References,
  { tokenize, order, referenceLength }: { tokenize: Tokenize; order: number; referenceLength: ReferenceLength },
): BleuStatistics {
  const tokens = readTokens(caller, 'candidate', candidate, tokenize);
  const others = readReferenceTokens(caller, 'references', references, tokenize);
  const lengths = others.map((each) => each.length);
  const index = createNgramIndex(order * tokens.length);
  const mine = readNgrams(index, tokens, order);
  const theirs = others.map((each) => findNgrams(index, each, order));
  return {
    matches: clippedMatches(mine, theirs, index.heads.length),
    totals: mine.map((ids) => ids.length),
    candidateLength: tokens.length,
    referenceLength: effectiveLength(lengths, tokens.length, referenceLength),
  };
}

/** Statistics of a corpus: sums. */
export function addStatistics(sum: BleuStatistics, more: BleuStatistics): BleuStatistics {
  return {
    matches: sum.matches.map((count, n) => count + more.matches[n]!),
    totals: sum.totals.map((count, n) => count + more.totals[n]!),
    candidateLength: sum.candidateLength + more.candidateLength,
    referenceLength: sum.referenceLength + more.referenceLength,
  };
}

function effectiveLength(lengths: number[], candidate: number, kind: ReferenceLength): number {
  if (kind === 'average') return lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const shortest = lengths.reduce((least, length) => Math.min(least, length));
  if (kind === 'shortest') return shortest;
  return lengths.reduce((closest, length) => {
    const nearer = Math.abs(length - candidate) - Math.abs(closest - candidate);
    return nearer < 0 || (nearer === 0 && length < closest) ? length : closest;
  });
}
