import type { DenseMatrix } from '@cairn-ml/numeric';
import type { Neighbourhood } from './neighbourhood.js';
import { prefixSums } from './prefix-sums.js';

/** The moves on `scale Σ_{i<j} a_ij |i - j|`, O(1) each: what matters is how much lies to the left and to the right of an object. */
export function linearLagNeighbourhood(matrix: DenseMatrix, order: Int32Array, scale: number): Neighbourhood {
  const { size, entries, sum, moment, refreshMoments, reset, update } = prefixSums(matrix, order);
  return {
    order,
    reset,
    update,

    insertions(p, changes) {
      const a = order[p]!;
      let change = 0;
      changes[p] = 0;
      for (let q = p + 1; q < size; q++) {
        const b = order[q]!;
        const left = sum(a, 0, q) - sum(b, 0, q) + entries[a * size + b]!;
        change += left - sum(a, q + 1, size) + sum(b, q + 1, size);
        changes[q] = scale * change;
      }
      change = 0;
      for (let q = p - 1; q >= 0; q--) {
        const b = order[q]!;
        const right = sum(a, q + 1, size) - sum(b, q + 1, size) + entries[a * size + b]!;
        change += right - sum(a, 0, q) + sum(b, 0, q);
        changes[q] = scale * change;
      }
    },

    swaps(p, changes) {
      refreshMoments();
      const a = order[p]!;
      for (let q = p + 1; q < size; q++) {
        const b = order[q]!;
        const outside = sum(a, 0, p) - sum(b, 0, p) - sum(a, q + 1, size) + sum(b, q + 1, size);
        const between = sum(a, p + 1, q) - sum(b, p + 1, q);
        const moments = moment(a, p + 1, q) - moment(b, p + 1, q);
        changes[q] = scale * ((q - p) * outside + (p + q) * between - 2 * moments);
      }
    },

    reversals(ends, changes) {
      refreshMoments();
      let change = 0; // Σ over the objects i inside of (ends - 2i) (what is to their left - to their right), from the middle outwards
      for (let p = (ends - 1) >> 1, q = ends - p; p >= 0 && q < size; p--, q++) {
        const a = order[p]!;
        const b = order[q]!;
        const weighted = (x: number) => ends * sum(x, p + 1, q) - 2 * moment(x, p + 1, q);
        const outside = (x: number) => sum(x, 0, p) - sum(x, q + 1, size);
        change += weighted(b) - weighted(a) + (q - p) * (outside(a) - outside(b));
        changes[p] = scale * change;
      }
    },
  };
}
