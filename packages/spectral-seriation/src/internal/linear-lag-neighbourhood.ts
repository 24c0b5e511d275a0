import type { DenseMatrix } from '@cairn-ml/numeric';
import type { Neighbourhood } from './neighbourhood.js';
import { prefixSums } from './prefix-sums.js';

/** The moves on `scale Σ_{i<j} a_ij |i - j|`, O(1) each: what matters is how much lies to the left and to the right of an object. */
export function linearLagNeighbourhood(matrix: DenseMatrix, order: Int32Array, scale: number): Neighbourhood {
  const { size, entries, degrees, sums, sumsOfSums, refresh, reset, update } = prefixSums(matrix, order);
  const stride = size + 1;
  /** What is to the left of position p less what is to the right of q, for the object whose row this is. */
  const balance = (row: number, degree: number, p: number, q: number) => sums[row + p]! - degree + sums[row + q + 1]!;
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
        const balances = balance(a * stride, degrees[a]!, q, q) - balance(b * stride, degrees[b]!, q, q);
        change += balances + entries[a * size + b]!;
        changes[q] = scale * change;
      }
      change = 0;
      for (let q = p - 1; q >= 0; q--) {
        const b = order[q]!;
        const balances = balance(a * stride, degrees[a]!, q, q) - balance(b * stride, degrees[b]!, q, q);
        change += entries[a * size + b]! - balances;
        changes[q] = scale * change;
      }
    },

    swaps(p, changes) {
      refresh();
      const a = order[p]!;
      for (let q = p + 1; q < size; q++) {
        const b = order[q]!;
        const balances = balance(a * stride, degrees[a]!, p, q) - balance(b * stride, degrees[b]!, p, q);
        const between = inner(a * stride, p, q) - inner(b * stride, p, q);
        changes[q] = scale * ((q - p) * balances + between);
      }
    },

    reversals(ends, changes) {
      refresh();
      let change = 0; // Σ over the objects i inside of (ends - 2i) (what is to their left - to their right), from the middle outwards
      for (let p = (ends - 1) >> 1, q = ends - p; p >= 0 && q < size; p--, q++) {
        const a = order[p]!;
        const b = order[q]!;
        const balances = balance(a * stride, degrees[a]!, p, q) - balance(b * stride, degrees[b]!, p, q);
        change += inner(b * stride, p, q) - inner(a * stride, p, q) + (q - p) * balances;
        changes[p] = scale * change;
      }
    },
  };

  /** `Σ_{p < k < q} (p + q - 2k) a_xk`. */
  function inner(row: number, p: number, q: number): number {
    const weighted = (to: number) => (p + q - 2 * to) * sums[row + to]! + 2 * sumsOfSums[row + to]!;
    return weighted(q) - weighted(p + 1);
  }
}
