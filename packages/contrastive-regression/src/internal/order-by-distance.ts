/** For each row of n rows, the other rows by ascending distance. */
export interface DistanceOrder {
  /** `[n, n - 1]`: the row at each position, as an index into a flat `[n, n]` matrix. */
  order: Int32Array;
  /** `[n, n]`: the position of each row, as an index into the flat `[n, n - 1]` order; 0 on the diagonal. */
  positions: Int32Array;
  /** `[n, n - 1]`: the number of rows at this distance where a run of equal distances begins, else 0. */
  runs: Float32Array;
}

/** Orders by `distance(i, j)`; O(n² log n). */
export function orderByDistance(count: number, distance: (i: number, j: number) => number): DistanceOrder {
  const others = Math.max(0, count - 1);
  const order = new Int32Array(count * others);
  const positions = new Int32Array(count * count);
  const runs = new Float32Array(count * others);
  const distances = new Float64Array(count);
  const keys = new Float64Array(others);
  const next = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) distances[j] = distance(i, j);
    for (let k = 0; k < others; k++) keys[k] = distances[k < i ? k : k + 1]!;
    // numbers sort many times faster than indices by number
    keys.sort();
    next.clear();
    for (let start = 0; start < others; ) {
      let end = start + 1;
      while (end < others && keys[end] === keys[start]) end++;
      runs[i * others + start] = end - start;
      next.set(keys[start]!, start);
      start = end;
    }
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      const position = next.get(distances[j]!)!;
      next.set(distances[j]!, position + 1);
      order[i * others + position] = i * count + j;
      positions[i * count + j] = i * others + position;
    }
  }
  return { order, positions, runs };
}
