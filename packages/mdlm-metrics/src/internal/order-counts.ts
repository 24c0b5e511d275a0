import type { KendallCounts } from '@cairn-ml/numeric';

/** Shorter runs are sorted by insertion. */
const run = 8;

/**
 * Pairs of positions by how their steps order them, positions being in ascending order and all different: what kendallCounts of numeric finds, without looking
 * at the positions. Merge sort that passes over what is in order, as much of a decode is.
 */
export function orderCounts(steps: Int32Array): KendallCounts {
  const n = steps.length;
  let source: Int32Array = steps.slice();
  let target: Int32Array = new Int32Array(n);
  let discordant = 0;
  for (let from = 0; from < n; from += run) {
    const to = Math.min(from + run, n);
    for (let i = from + 1; i < to; i++) {
      const value = source[i]!;
      let j = i;
      for (; j > from && source[j - 1]! > value; j--) source[j] = source[j - 1]!;
      source[j] = value;
      discordant += i - j;
    }
  }
  for (let width = run; width < n; width *= 2) {
    for (let from = 0; from < n; from += 2 * width) {
      const middle = Math.min(from + width, n);
      const to = Math.min(middle + width, n);
      discordant += merge(source, target, from, middle, to);
    }
    [source, target] = [target, source];
  }
  let yTies = 0;
  for (let i = 1, equal = 0; i < n; i++) {
    equal = source[i] === source[i - 1] ? equal + 1 : 0;
    yTies += equal;
  }
  const pairs = (n * Math.max(n - 1, 0)) / 2;
  return { pairs, concordant: pairs - discordant - yTies, discordant, xTies: 0, yTies, xyTies: 0 };
}

/** Merges two sorted parts; returns the pairs that were in falling order. */
function merge(source: Int32Array, target: Int32Array, from: number, middle: number, to: number): number {
  let left = from;
  // What of the left part is at most the first of the right stays where it is; of the right, what is at least the last of the left.
  const least = middle < to ? source[middle]! : 0;
  if (middle >= to || source[middle - 1]! <= least) {
    target.set(source.subarray(from, to), from);
    return 0;
  }
  let at = from;
  while (source[left]! <= least) target[at++] = source[left++]!;
  let right = middle;
  let inversions = 0;
  // Without branches, which would be guessed wrong every other time.
  while (left < middle && right < to) {
    const a = source[left]!;
    const b = source[right]!;
    const fromRight = (b - a) >> 31; // -1 or 0
    target[at++] = a ^ ((a ^ b) & fromRight);
    inversions += (right - middle) & ~fromRight;
    left += 1 + fromRight;
    right -= fromRight;
  }
  inversions += (middle - left) * (right - middle);
  for (; left < middle; left++) target[at++] = source[left]!;
  for (; right < to; right++) target[at++] = source[right]!;
  return inversions;
}
