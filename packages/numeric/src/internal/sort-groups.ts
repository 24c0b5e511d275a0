import { type OrderCodes, orderCodes } from './order-codes.js';
import { sortByBits } from './sort-by-bits.js';

/** Values in ascending order, and which of them are equal. */
export interface SortedGroups {
  /** The indices of the values in ascending order of value; equal values (0 and -0 too) keep their order. */
  order: Int32Array;
  /** Where each group of equal values starts in `order`, and at the end the number of values. */
  starts: Int32Array;
}

/** Sorts `values`, which hold no NaN, in n log n steps, or n where they are in order already or have codes. */
export function sortGroups(values: Float64Array): SortedGroups {
  if (isAscending(values)) return asTheyAre(values);
  const coded = orderCodes(values);
  return coded ? countingSort(coded) : sortByBits(values);
}

function isAscending(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) if (values[i - 1]! > values[i]!) return false;
  return true;
}

function asTheyAre(values: Float64Array): SortedGroups {
  const n = values.length;
  const order = new Int32Array(n);
  const starts = new Int32Array(n + 1);
  let groups = 0;
  for (let i = 0; i < n; i++) {
    order[i] = i;
    if (i === 0 || values[i] !== values[i - 1]) starts[groups++] = i;
  }
  starts[groups] = n;
  return { order, starts: starts.subarray(0, groups + 1) };
}

function countingSort({ codes, size }: OrderCodes): SortedGroups {
  const n = codes.length;
  const next = new Int32Array(size);
  for (let i = 0; i < n; i++) next[codes[i]!]!++;
  const starts = new Int32Array(Math.min(n, size) + 1);
  let groups = 0;
  let start = 0;
  for (let k = 0; k < size; k++) {
    const count = next[k]!;
    next[k] = start;
    if (count > 0) starts[groups++] = start;
    start += count;
  }
  const order = new Int32Array(n);
  for (let i = 0; i < n; i++) order[next[codes[i]!]!++] = i;
  starts[groups] = n;
  return { order, starts: starts.subarray(0, groups + 1) };
}
