import type { DenseMatrix } from '@cairn-ml/numeric';
import type { Neighbourhood } from './neighbourhood.js';

/** The moves on the path length, O(1) each. */
export function pathNeighbourhood({ data, size }: DenseMatrix, order: Int32Array): Neighbourhood {
  /** The step between the objects at two positions; there is none at the ends of the path. */
  const step = (p: number, q: number) => (p < 0 || q >= size ? 0 : data[order[p]! * size + order[q]!]!);
  return {
    order,
    reset() {},
    update() {},

    insertions(p, changes) {
      const apart = step(p - 1, p) + step(p, p + 1);
      const closed = p > 0 && p + 1 < size ? step(p - 1, p + 1) - apart : -apart;
      for (let q = 0; q < size; q++) {
        const before = q > p ? q : q - 1;
        const joined =
          before < 0 ? step(p, 0) : before + 1 < size ? step(before, p) + step(p, before + 1) : step(before, p);
        changes[q] = q === p ? 0 : closed + joined - step(before, before + 1);
      }
    },

    swaps(p, changes) {
      for (let q = p + 1; q < size; q++) {
        const ends = step(p - 1, q) + step(p, q + 1) - step(p - 1, p) - step(q, q + 1);
        const inner = step(q, p + 1) + step(q - 1, p) - step(p, p + 1) - step(q - 1, q);
        changes[q] = q === p + 1 ? ends : ends + inner;
      }
    },

    reversals(ends, changes) {
      for (let p = (ends - 1) >> 1, q = ends - p; p >= 0 && q < size; p--, q++)
        changes[p] = step(p - 1, q) + step(p, q + 1) - step(p - 1, p) - step(q, q + 1);
    },
  };
}
