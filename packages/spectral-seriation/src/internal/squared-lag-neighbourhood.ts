import type { DenseMatrix } from '@cairn-ml/numeric';
import type { Neighbourhood } from './neighbourhood.js';
import { prefixSums } from './prefix-sums.js';

/**
 * The moves on `scale Σ_{i<j} a_ij (i - j)²`, O(1) each. With positions x the sum is `xᵀ L x`, L the Laplacian, and a move changes x
 * by a v that has few different entries: `2 vᵀ L x + vᵀ L v`.
 */
export function squaredLagNeighbourhood(matrix: DenseMatrix, order: Int32Array, scale: number): Neighbourhood {
  const { size, entries, sum, total, moment, refreshMoments, reset, update } = prefixSums(matrix, order);
  const degree = (x: number) => sum(x, 0, size);
  return {
    order,
    reset,
    update,

    insertions(p, changes) {
      const a = order[p]!;
      let change = 0;
      changes[p] = 0;
      for (let q = p + 1; q < size; q++) {
        const b = order[q]!; // passes a and comes to q - 1; those that a passed before have moved by -1
        change += (2 * q - 1) * (degree(a) - degree(b)) - 2 * (total(a) - total(b));
        change += 2 * (sum(a, p + 1, q) - sum(b, p + 1, q)) + 2 * (q - p) * entries[a * size + b]!;
        changes[q] = scale * change;
      }
      change = 0;
      for (let q = p - 1; q >= 0; q--) {
        const b = order[q]!;
        change -= (2 * q + 1) * (degree(a) - degree(b)) - 2 * (total(a) - total(b));
        change += 2 * (sum(a, q + 1, p) - sum(b, q + 1, p)) + 2 * (p - q) * entries[a * size + b]!;
        changes[q] = scale * change;
      }
    },

    swaps(p, changes) {
      const a = order[p]!;
      const pull = degree(a) * p - total(a); // the entry of L x
      for (let q = p + 1; q < size; q++) {
        const b = order[q]!;
        const lag = q - p;
        const linear = 2 * (pull - degree(b) * q + total(b));
        changes[q] = scale * lag * (linear + lag * (degree(a) + degree(b) + 2 * entries[a * size + b]!));
      }
    },

    reversals(ends, changes) {
      refreshMoments();
      let change = 0; // Σ over the pairs inside and outside of a_ij (ends - 2i) (ends - 2j), from the middle outwards
      for (let p = (ends - 1) >> 1, q = ends - p; p >= 0 && q < size; p--, q++) {
        const a = order[p]!;
        const b = order[q]!;
        const weighted = (x: number, from: number, to: number) => ends * sum(x, from, to) - 2 * moment(x, from, to);
        change += (q - p) * (weighted(b, p + 1, q) - weighted(a, p + 1, q));
        change +=
          (q - p) * (weighted(a, 0, size) - weighted(a, p, q + 1) - weighted(b, 0, size) + weighted(b, p, q + 1));
        changes[p] = scale * change;
      }
    },
  };
}
