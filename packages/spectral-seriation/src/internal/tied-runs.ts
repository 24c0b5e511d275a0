/** Positions `start` to `end - 1` of an order. */
export type Run = readonly [start: number, end: number];

/**
 * Runs of two and more positions whose ascending scores differ from their neighbour's by at most `tolerance`, relative to the largest score. All
 * positions in one run tell nothing and are none.
 */
export function tiedRuns(order: Int32Array, scores: Float64Array, tolerance: number): Run[] {
  const n = order.length;
  const allowed = tolerance * Math.max(Math.abs(scores[order[0]!]!), Math.abs(scores[order[n - 1]!]!));
  const runs: Run[] = [];
  let start = 0;
  for (let k = 1; k <= n; k++) {
    if (k < n && scores[order[k]!]! - scores[order[k - 1]!]! <= allowed) continue;
    if (k - start > 1 && k - start < n) runs.push([start, k]);
    start = k;
  }
  return runs;
}
