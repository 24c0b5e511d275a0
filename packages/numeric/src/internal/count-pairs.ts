import { denseRanks } from './dense-ranks.js';
import { insertionSort } from './insertion-sort.js';
import { countInversions } from './inversions.js';
import { sortGroups } from './sort-groups.js';

/** Sums over the groups of equal values, t being the size of a group. */
export interface TieSums {
  /** Sum of t (t - 1) / 2: the tied pairs. */
  pairs: number;
  /** Sum of t (t - 1) (t - 2). */
  triples: number;
  /** Sum of t (t - 1) (2 t + 5). */
  weighted: number;
  /** The number of groups. */
  distinct: number;
}

export interface PairCounts {
  /** The number of observations. */
  size: number;
  pairs: number;
  concordant: number;
  discordant: number;
  x: TieSums;
  y: TieSums;
  /** Pairs that are tied in x and in y. */
  xyTies: number;
}

/** A shorter tie is sorted by insertion. */
const shortTie = 24;

/** Counts the pairs of observations by how x and y order them, in n log n steps (W. R. Knight, JASA 61, 1966). */
export function countPairs(x: Float64Array, y: Float64Array): PairCounts {
  const n = x.length;
  const { ranks, starts } = denseRanks(y);
  const byX = sortGroups(x);
  const sequence = new Int32Array(n);
  for (let i = 0; i < n; i++) sequence[i] = ranks[byX.order[i]!]!;
  // In ascending order of y, no pair that is tied in x counts as discordant.
  const counts = new Int32Array(starts.length - 1);
  let xyTies = 0;
  for (let g = 1; g < byX.starts.length; g++) {
    const [start, end] = [byX.starts[g - 1]!, byX.starts[g]!];
    if (end - start > 1) xyTies += sortTie(sequence, start, end, counts);
  }

  const xTies = tieSums(byX.starts);
  const yTies = tieSums(starts);
  const pairs = (n * Math.max(n - 1, 0)) / 2;
  const discordant = countInversions(sequence, starts);
  const concordant = pairs - xTies.pairs - (yTies.pairs - xyTies) - discordant;
  return { size: n, pairs, concordant, discordant, x: xTies, y: yTies, xyTies };
}

/** Sorts a part of `sequence` in place, `counts` being space for its ranks. Returns the number of pairs of equal entries. */
function sortTie(sequence: Int32Array, start: number, end: number, counts: Int32Array): number {
  if (end - start < shortTie) insertionSort(sequence, start, end);
  else if (end - start < counts.length) sequence.subarray(start, end).sort();
  else countingSort(sequence, start, end, counts);
  let pairs = 0;
  let before = 0; // equal entries before this one
  for (let i = start + 1; i < end; i++) {
    before = sequence[i] === sequence[i - 1] ? before + 1 : 0;
    pairs += before;
  }
  return pairs;
}

function countingSort(sequence: Int32Array, start: number, end: number, counts: Int32Array): void {
  counts.fill(0);
  for (let i = start; i < end; i++) counts[sequence[i]!]!++;
  let at = start;
  for (let rank = 0; rank < counts.length; rank++) {
    sequence.fill(rank, at, at + counts[rank]!);
    at += counts[rank]!;
  }
}

function tieSums(starts: Int32Array): TieSums {
  const sums = { pairs: 0, triples: 0, weighted: 0, distinct: starts.length - 1 };
  for (let g = 1; g < starts.length; g++) {
    const size = starts[g]! - starts[g - 1]!;
    const orderedPairs = size * (size - 1);
    sums.pairs += orderedPairs / 2;
    sums.triples += orderedPairs * (size - 2);
    sums.weighted += orderedPairs * (2 * size + 5);
  }
  return sums;
}
