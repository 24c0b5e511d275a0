import type { DenseMatrix } from '@cairn-ml/numeric';
import type { Neighbourhood } from './neighbourhood.js';
import { prefixSums } from './prefix-sums.js';

/**
 * The moves on `scale Σ_{i<j} a_ij (i - j)²`, O(1) each. With positions x the sum is `xᵀ L x`, L the Laplacian, and a move changes x
 * by a v that has few different entries: `2 vᵀ L x + vᵀ L v`.
 */
export function squaredLagNeighbourhood(matrix: DenseMatrix, order: Int32Array, scale: number): Neighbourhood {
  const { size, entries, degrees, moments, sums, sumsOfSums, refresh, reset, update } = prefixSums(matrix, order);
  const stride = size + 1;
  return {
    order,
    reset,
    update,

    insertions(p, changes) {
      const a = order[p]!;
      const [row, degree, moment] = [a * stride, degrees[a]!, moments[a]!];
      let change = 0;
      changes[p] = 0;
      for (let q = p + 1; q < size; q++) {
        const b = order[q]!; // passes a and comes to q - 1; those that a passed before have moved by -1
        const between = sums[row + q]! - sums[row + p + 1]! - sums[b * stride + q]! + sums[b * stride + p + 1]!;
        const pull = (2 * q - 1) * (degree - degrees[b]!) - 2 * (moment - moments[b]!);
        change += pull + 2 * (between + (q - p) * entries[a * size + b]!);
        changes[q] = scale * change;
      }
      change = 0;
      for (let q = p - 1; q >= 0; q--) {
        const b = order[q]!;
        const between = sums[row + p]! - sums[row + q + 1]! - sums[b * stride + p]! + sums[b * stride + q + 1]!;
        const pull = (2 * q + 1) * (degree - degrees[b]!) - 2 * (moment - moments[b]!);
        change += 2 * (between + (p - q) * entries[a * size + b]!) - pull;
        changes[q] = scale * change;
      }
    },

    swaps(p, changes) {
      const a = order[p]!;
      const pull = degrees[a]! * p - moments[a]!; // the entry of L x
      for (let q = p + 1; q < size; q++) {
        const b = order[q]!;
        const lag = q - p;
        const linear = 2 * (pull - degrees[b]! * q + moments[b]!);
        changes[q] = scale * lag * (linear + lag * (degrees[a]! + degrees[b]! + 2 * entries[a * size + b]!));
      }
    },

    reversals(ends, changes) {
      refresh();
      /** `Σ_{k < to} (ends - 2k) a_xk`. */
      const weighted = (row: number, to: number) => (ends - 2 * to) * sums[row + to]! + 2 * sumsOfSums[row + to]!;
      let change = 0; // Σ over the pairs inside and outside of a_ij (ends - 2i) (ends - 2j), from the middle outwards
      for (let p = (ends - 1) >> 1, q = ends - p; p >= 0 && q < size; p--, q++) {
        const a = order[p]! * stride;
        const b = order[q]! * stride;
        const inside = weighted(b, q) - weighted(b, p + 1) - weighted(a, q) + weighted(a, p + 1);
        const outside = weighted(a, size) - weighted(a, q + 1) + weighted(a, p);
        change += (q - p) * (inside + outside - weighted(b, size) + weighted(b, q + 1) - weighted(b, p));
        changes[p] = scale * change;
      }
    },
  };
}
