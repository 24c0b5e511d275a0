import { closenessRanks } from './closeness-ranks.js';

/** A loss and its derivatives by the entries of a similarity, n x n. */
export interface Mismatch {
  loss: number;
  gradient: Float64Array;
}

/**
 * `Σ_i 1/n Σ_j ( rk(A_i)_j - rk(-|r_i - r|)_j )²` in float64, and the blackbox gradient of `weight` times it: the twin of `rankMismatch` for
 * arrays.
 */
export function rankingMismatch(
  similarity: Float64Array,
  ranking: ArrayLike<number>,
  interpolation: number,
  weight: number,
): Mismatch {
  const count = ranking.length;
  const targets = closenessRanks(ranking);
  const gradient = new Float64Array(count * count);
  const order = Int32Array.from({ length: count }, (_, j) => j);
  const ranks = new Float64Array(count);
  const moved = new Float64Array(count);
  let loss = 0;
  for (let i = 0; i < count; i++) {
    const row = similarity.subarray(i * count, (i + 1) * count);
    rankInto(ranks, row, order);
    let sum = 0;
    for (let j = 0; j < count; j++) {
      const excess = ranks[j]! - targets[i * count + j]!;
      sum += excess * excess;
      gradient[i * count + j] = (weight * 2 * excess) / count;
      moved[j] = row[j]! + interpolation * gradient[i * count + j]!;
    }
    loss += sum / count;
    const after = gradient.subarray(i * count, (i + 1) * count);
    rankInto(after, moved, order);
    for (let j = 0; j < count; j++) after[j] = (after[j]! - ranks[j]!) / (interpolation + 1e-8);
  }
  return { loss, gradient };
}

/** Descending ranks over n; of equal values the larger index comes first. */
function rankInto(ranks: Float64Array, values: Float64Array, order: Int32Array): void {
  order.sort((a, b) => values[b]! - values[a]! || b - a);
  for (let k = 0; k < order.length; k++) ranks[order[k]!] = (k + 1) / order.length;
}
