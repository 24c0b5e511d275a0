import { type OrderCodes, orderCodes } from './order-codes.js';
import { sortGroups } from './sort-groups.js';

/** The values, replaced by small integers in the same order. */
export interface DenseRanks {
  /** The rank of each value: 0 for the smallest, one more for each next larger value, the same for equal ones. */
  ranks: Int32Array;
  /** How many values have a rank below r, for r from 0 to the number of distinct values. */
  starts: Int32Array;
}

/** Ranks `values`, which hold no NaN. */
export function denseRanks(values: Float64Array): DenseRanks {
  const coded = orderCodes(values);
  if (coded) return withoutGaps(coded);
  const { order, starts } = sortGroups(values);
  const ranks = new Int32Array(values.length);
  for (let r = 0; r < starts.length - 1; r++) {
    const end = starts[r + 1]!;
    for (let i = starts[r]!; i < end; i++) ranks[order[i]!] = r;
  }
  return { ranks, starts };
}

function withoutGaps({ codes, size }: OrderCodes): DenseRanks {
  const counts = new Int32Array(size);
  for (let i = 0; i < codes.length; i++) counts[codes[i]!]!++;
  const rankOf = counts; // a count is read before the rank takes its place
  const starts = new Int32Array(Math.min(size, codes.length) + 1);
  let distinct = 0;
  for (let code = 0; code < size; code++) {
    const count = counts[code]!;
    rankOf[code] = distinct;
    if (count > 0) {
      starts[distinct + 1] = starts[distinct]! + count;
      distinct++;
    }
  }
  for (let i = 0; i < codes.length; i++) codes[i] = rankOf[codes[i]!]!;
  return { ranks: codes, starts: starts.subarray(0, distinct + 1) };
}
