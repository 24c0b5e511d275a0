import type { SortedGroups } from './sort-groups.js';

/** The index of the upper half of a float64 among its two 32-bit words, and of the lower half. */
const upper = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;
const lower = 1 - upper;

/** A run that is shorter is put in order by insertion. */
const shortRun = 32;

/**
 * Sorts 64-bit integers natively, without a comparator: the bits of a float64, changed such that they ascend as unsigned integers,
 * with the index in place of the lowest bits. Values that differ in the lost bits only are neighbours then, and are put in order
 * among themselves.
 */
export function packedSort(values: Float64Array): SortedGroups {
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
