import type { DenseMatrix } from '@cairn-ml/numeric';

/** What the row halves of a permuted matrix add up to; see {@link countRowHalves}. */
export interface RowHalfCounts {
  /** Pairs where the nearer entry is larger. */
  events: number;
  /** The sum of the differences over those pairs. */
  deviations: number;
  /** Pairs of equal entries. */
  ties: number;
  /** All pairs. */
  pairs: number;
}

const insertionLength = 16;

/**
 * Compares all pairs of entries on the same side of the diagonal of each row of the permuted matrix, at most `window`
 * positions away from it. Read outwards, an anti-Robinson row half increases; its inversions are the events.
 * A merge sort counts them, so that a row costs O(n log n) instead of O(n²).
 */
export function countRowHalves({ data, size }: DenseMatrix, order: Int32Array, window = size - 1): RowHalfCounts {
  const counts = { events: 0, deviations: 0, ties: 0, pairs: 0 };
  const half = new Float64Array(size);
  const buffer = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const row = order[i]! * size;
    const right = Math.min(window, size - 1 - i);
    for (let m = 0; m < right; m++) half[m] = data[row + order[i + 1 + m]!]!;
    countHalf(half, buffer, right, counts);
    const left = Math.min(window, i);
    for (let m = 0; m < left; m++) half[m] = data[row + order[i - 1 - m]!]!;
    countHalf(half, buffer, left, counts);
  }
  return counts;
}

function countHalf(half: Float64Array, buffer: Float64Array, length: number, counts: RowHalfCounts): void {
  counts.pairs += (length * (length - 1)) / 2;
  for (let start = 0; start < length; start += insertionLength) {
    sortRun(half, start, Math.min(start + insertionLength, length), counts);
  }
  let [from, to] = [half, buffer];
  for (let width = insertionLength; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      mergeRuns(from, to, start, Math.min(start + width, length), Math.min(start + 2 * width, length), counts);
    }
    [from, to] = [to, from];
  }
  let run = 1;
  for (let k = 1; k < length; k++) {
    run = from[k] === from[k - 1] ? run + 1 : 1;
    counts.ties += run - 1;
  }
}

function sortRun(values: Float64Array, start: number, end: number, counts: RowHalfCounts): void {
  for (let i = start + 1; i < end; i++) {
    const value = values[i]!;
    let j = i;
    for (; j > start && values[j - 1]! > value; j--) {
      counts.deviations += values[j - 1]! - value;
      values[j] = values[j - 1]!;
    }
    counts.events += i - j;
    values[j] = value;
  }
}

/** Merges [start, middle) and [middle, end) from the largest down: all terms of the sum are positive, none cancels. */
function mergeRuns(
  from: Float64Array,
  to: Float64Array,
  start: number,
  middle: number,
  end: number,
  counts: RowHalfCounts,
): void {
  let left = middle - 1;
  let larger = 0; // entries of the left run that are already out: larger than what follows of the right run
  let smallest = 0; // the smallest of them
  let excess = 0; // the sum of their differences to it
  let right = end - 1;
  for (let out = end - 1; out >= start; out--) {
    if (left >= start && (right < middle || from[left]! > from[right]!)) {
      const value = from[left--]!;
      excess += larger * (smallest - value);
      smallest = value;
      larger++;
      to[out] = value;
    } else {
      const value = from[right--]!;
      counts.events += larger;
      counts.deviations += excess + larger * (smallest - value);
      to[out] = value;
    }
  }
}
