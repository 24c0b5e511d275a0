import { insertionSort } from './insertion-sort.js';

/** A shorter part is counted by insertion. */
const shortPart = 24;

/**
 * The number of pairs i < j with `ranks[i] > ranks[j]`, in n log(distinct ranks) steps. Leaves `ranks` in
 * another order.
 *
 * Splits the sequence by the highest bit of the ranks and keeps the order within both halves: the pairs in falling order are those
 * across the halves, which one pass without branches counts, and those within each half.
 *
 * @param starts - How many ranks are below r, for r from 0 to the number of ranks.
 */
export function countInversions(ranks: Int32Array, starts: Int32Array): number {
  const spare = new Int32Array(ranks.length);
  const bits = 32 - Math.clz32(starts.length - 2);
  return countPart(ranks, spare, starts, 0, ranks.length, 0, bits);
}

/** Counts in `source[from]` to `source[to - 1]`, whose ranks lie from `lowest` to `lowest + 2^bits - 1`. */
function countPart(
  source: Int32Array,
  target: Int32Array,
  starts: Int32Array,
  from: number,
  to: number,
  lowest: number,
  bits: number,
): number {
  if (bits === 0) return 0;
  if (to - from <= shortPart) return insertionSort(source, from, to);
  const middle = lowest + 2 ** (bits - 1);
  const half = middle < starts.length ? starts[middle]! : to;
  if (half >= to) return countPart(source, target, starts, from, to, lowest, bits - 1);
  return (
    split(source, target, from, to, half, middle) +
    countPart(target, source, starts, from, half, lowest, bits - 1) +
    countPart(target, source, starts, half, to, middle, bits - 1)
  );
}

/** Moves ranks below `middle` to `target[from]` on, the others to `target[half]` on. Returns the pairs in falling order between them. */
function split(source: Int32Array, target: Int32Array, from: number, to: number, half: number, middle: number): number {
  let inversions = 0;
  let below = from;
  for (let i = from; i < to; i++) {
    const rank = source[i]!;
    const isAbove = (middle - 1 - rank) >> 31; // -1 or 0
    const above = i - below; // how many were moved above so far
    target[below + (isAbove & (above + half - below))] = rank;
    inversions += above & ~isAbove;
    below += 1 + isAbove;
  }
  return inversions;
}
