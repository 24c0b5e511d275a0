import { integerRange } from './integer-range.js';

/** Values in ascending order, and which of them are equal. */
export interface SortedGroups {
  /** The indices of the values in ascending order of value; equal values (0 and -0 too) keep their order. */
  order: Int32Array;
  /** Where each group of equal values starts in `order`, and at the end the number of values. */
  starts: Int32Array;
}

/** The index of the upper half of a float64 among its two 32-bit words, and of the lower half. */
const upper = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;
const lower = 1 - upper;

/** A run that is shorter is put in order by insertion. */
const shortRun = 32;

/** Sorts `values`, which hold no NaN, in n log n steps, or n where they are in order already or small integers. */
export function sortGroups(values: Float64Array): SortedGroups {
  if (isAscending(values))
    return withGroups(
      values,
      new Int32Array(values.length).map((_, i) => i),
    );
  const range = integerRange(values);
  return range ? countingSort(values, range.min, range.size) : packedSort(values);
}

function isAscending(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) if (values[i - 1]! > values[i]!) return false;
  return true;
}

/** Finds the groups of equal values in an ascending order. */
function withGroups(values: Float64Array, order: Int32Array): SortedGroups {
  const starts = new Int32Array(values.length + 1);
  let groups = 0;
  let previous: number | undefined;
  for (let i = 0; i < order.length; i++) {
    const value = values[order[i]!]!;
    if (value !== previous) starts[groups++] = i;
    previous = value;
  }
  return { order, starts: ended(starts, groups, order.length) };
}

function ended(starts: Int32Array, groups: number, end: number): Int32Array {
  starts[groups] = end;
  return starts.subarray(0, groups + 1);
}

function countingSort(values: Float64Array, min: number, size: number): SortedGroups {
  const n = values.length;
  const next = new Int32Array(size);
  for (let i = 0; i < n; i++) next[values[i]! - min]!++;
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
  for (let i = 0; i < n; i++) order[next[values[i]! - min]!++] = i;
  return { order, starts: ended(starts, groups, n) };
}

/**
 * Sorts 64-bit integers natively, without a comparator: the bits of a float64, changed such that they ascend as unsigned integers,
 * with the index in place of the lowest bits. Values that differ in the lost bits only are neighbours then, and are put in order
 * among themselves.
 */
function packedSort(values: Float64Array): SortedGroups {
  const n = values.length;
  const indexMask = 2 ** (32 - Math.clz32(n - 1)) - 1;
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) keys[i] = values[i]! + 0; // turns -0 into 0
  const words = new Int32Array(keys.buffer);
  for (let i = 0; i < n; i++) {
    const high = words[2 * i + upper]!;
    const sign = high >> 31;
    words[2 * i + upper] = high ^ (sign | 0x80000000);
    words[2 * i + lower] = ((words[2 * i + lower]! ^ sign) & ~indexMask) | i;
  }
  new BigUint64Array(keys.buffer).sort();

  const order = new Int32Array(n);
  for (let i = 0; i < n; i++) order[i] = words[2 * i + lower]! & indexMask;
  const starts = new Int32Array(n + 1);
  let groups = 0;
  for (let start = 0, end = 1; start < n; start = end++) {
    starts[groups++] = start;
    const high = words[2 * start + upper]!;
    const low = words[2 * start + lower]! | indexMask;
    while (end < n && words[2 * end + upper] === high && (words[2 * end + lower]! | indexMask) === low) end++;
    if (end - start === 1) continue;
    if (end - start < shortRun) sortShortRun(values, order, start, end);
    else sortLongRun(values, order, start, end);
    for (let i = start + 1; i < end; i++) if (values[order[i]!] !== values[order[i - 1]!]) starts[groups++] = i;
  }
  return { order, starts: ended(starts, groups, n) };
}

function sortShortRun(values: Float64Array, order: Int32Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const index = order[i]!;
    const value = values[index]!;
    let j = i - 1;
    while (j >= start && values[order[j]!]! > value) {
      order[j + 1] = order[j]!;
      j--;
    }
    order[j + 1] = index;
  }
}

/** The values share their upper word and more, so that the lower word and the index make an exact key. */
function sortLongRun(values: Float64Array, order: Int32Array, start: number, end: number): void {
  const keys = new Float64Array(end - start);
  for (let i = start; i < end; i++) keys[i - start] = values[order[i]!]! + 0;
  const words = new Int32Array(keys.buffer);
  for (let i = 0; i < keys.length; i++) {
    words[2 * i + upper] = words[2 * i + lower]! ^ (words[2 * i + upper]! >> 31);
    words[2 * i + lower] = order[start + i]!;
  }
  new BigUint64Array(keys.buffer).sort();
  for (let i = 0; i < keys.length; i++) order[start + i] = words[2 * i + lower]!;
}
