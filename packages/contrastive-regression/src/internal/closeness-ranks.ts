/**
 * `rk(-|v_i - v|)_j`, n x n: in each row the ranks of all entries by closeness to entry i, from 1/n for the closest to 1. Of entries equally
 * close the one with the larger index comes first. O(n²): the sorted values are merged outwards from each entry.
 */
export function closenessRanks(values: ArrayLike<number>): Float64Array {
  const count = values.length;
  const ranks = new Float64Array(count * count);
  const order = Int32Array.from({ length: count }, (_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
  const run = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    const i = order[at]!;
    let left = at;
    let right = at + 1;
    let rank = 0;
    while (left >= 0 || right < count) {
      const distance = Math.min(distanceTo(left), distanceTo(right));
      let length = 0;
      while (left >= 0 && distanceTo(left) === distance) run[length++] = order[left--]!;
      while (right < count && distanceTo(right) === distance) run[length++] = order[right++]!;
      run.subarray(0, length).sort();
      while (length > 0) ranks[i * count + run[--length]!] = ++rank / count;
    }

    function distanceTo(position: number): number {
      return position < 0 || position >= count ? Infinity : Math.abs(values[i]! - values[order[position]!]!);
    }
  }
  return ranks;
}
