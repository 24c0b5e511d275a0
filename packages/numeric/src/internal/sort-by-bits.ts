import type { SortedGroups } from './sort-groups.js';
import { indexAt, keyAt, sortPairs } from './sort-pairs.js';

/** A run that is shorter is put in order by insertion. */
const shortRun = 32;

/**
 * Sorts by the upper 32 of the 64 bits of the values, changed such that they ascend with the value. Values that differ in their lower
 * bits only are neighbours then, and are put in order among themselves.
 */
export function sortByBits(values: Float64Array): SortedGroups {
  const n = values.length;
  const words = new Int32Array(values.buffer, values.byteOffset, 2 * n);
  const unsorted = new Int32Array(2 * n);
  for (let i = 0; i < n; i++) {
    const high = values[i] === 0 ? 0 : words[2 * i + keyAt]!; // -0 is 0
    unsorted[2 * i + keyAt] = high ^ ((high >> 31) | 0x80000000);
    unsorted[2 * i + indexAt] = i;
  }
  const pairs = sortPairs(unsorted);

  const order = new Int32Array(n);
  for (let i = 0; i < n; i++) order[i] = pairs[2 * i + indexAt]!;
  const starts = new Int32Array(n + 1);
  let groups = 0;
  for (let start = 0, end = 1; start < n; start = end++) {
    starts[groups++] = start;
    const key = pairs[2 * start + keyAt];
    while (end < n && pairs[2 * end + keyAt] === key) end++;
    if (end - start === 1) continue;
    if (end - start < shortRun) sortShortRun(values, order, start, end);
    else sortLongRun(words, order, start, end);
    for (let i = start + 1; i < end; i++) if (values[order[i]!] !== values[order[i - 1]!]) starts[groups++] = i;
  }
  starts[groups] = n;
  return { order, starts: starts.subarray(0, groups + 1) };
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

/** Sorts values that share their upper bits by the lower ones. */
function sortLongRun(words: Int32Array, order: Int32Array, start: number, end: number): void {
  const unsorted = new Int32Array(2 * (end - start));
  for (let i = start; i < end; i++) {
    const index = order[i]!;
    const sign = words[2 * index + keyAt]! >> 31;
    unsorted[2 * (i - start) + keyAt] = words[2 * index + indexAt]! ^ sign;
    unsorted[2 * (i - start) + indexAt] = index;
  }
  const pairs = sortPairs(unsorted);
  for (let i = start; i < end; i++) order[i] = pairs[2 * (i - start) + indexAt]!;
}
