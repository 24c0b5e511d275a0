import { insertionSort } from './insertion-sort.js';

/** A shorter part is counted by insertion. */
const shortPart = 24;

/**
 * The number of pairs i < j with `ranks[i] > ranks[j]`, in n log(distinct ranks) steps. Sorts `ranks`.
 *
 * Splits the sequence by the highest bit of the ranks and keeps the order within both halves: the pairs in falling order are those
 * across the halves, which one pass without branches counts, and those within each half.
 *
 * @param starts - How many ranks are below r, for r from 0 to the number of distinct ranks.
 */
export function countInversions(ranks: Int32Array, starts: Int32Array): number {
  const spare = new Int32Array(ranks.length);
  const bits = 32 - Math.clz32(starts.length - 2);
  return countPart(ranks, spare, starts, 0, ranks.length, 0, bits);
}

/** Counts in `ranks[from]` to `ranks[to - 1]`, which lie from `lowest` to `lowest + 2^bits - 1`. */
function countPart(
  ranks: Int32Array,
  spare: Int32Array,
  starts: Int32Array,
  from: number,
  to: number,
  lowest: number,
  bits: number,
): number {
  if (bits === 0) return 0;
  if (to - from <= shortPart) return insertionSort(ranks, from, to);
  const middle = lowest + 2 ** (bits - 1);
  const half = middle < starts.length ? starts[middle]! : to;
  if (half >= to) return countPart(ranks, spare, starts, from, to, lowest, bits - 1);
  return (
    split(ranks, spare, from, half, to, middle) +
    countPart(ranks, spare, starts, from, half, lowest, bits - 1) +
    countPart(ranks, spare, starts, half, to, middle, bits - 1)
  );
}

/** Moves ranks below `middle` to before `half` and the others behind it. Returns the pairs in falling order between them. */
function split(ranks: Int32Array, spare: Int32Array, from: number, half: number, to: number, middle: number): number {
  let start = from;
  while (start < half && ranks[start]! < middle) start++;
  if (start === half) return 0;
  let end = to;
  while (ranks[end - 1]! >= middle) end--;

  let inversions = 0;
  let below = start; // where the next lower rank goes
  let above = 0; // how many of the others were set aside
  for (let i = start; i < end; i++) {
    const rank = ranks[i]!;
    const isAbove = (middle - 1 - rank) >> 31; // -1 or 0
    ranks[below] = rank;
    spare[above] = rank;
    inversions += above & ~isAbove;
    below += 1 + isAbove;
    above -= isAbove;
  }
  ranks.set(spare.subarray(0, above), half);
  return inversions;
}
