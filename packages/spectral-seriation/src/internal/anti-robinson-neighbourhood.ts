import { type DenseMatrix, rank } from '@cairn-ml/numeric';
import type { Neighbourhood } from './neighbourhood.js';

/**
 * The insertions on the anti-Robinson events or deviations. When a passes its right neighbour b, the criterion changes by `Σ_k ± h_k(a, b)`,
 * plus for the objects k to the left of the two, minus for those to the right. A table of these sums for all pairs, with the sides as
 * seen from b, gives an insertion in O(1). It costs O(n³) once and O(n · distance moved) for each move.
 */
export function antiRobinsonNeighbourhood(
  { data, size }: DenseMatrix,
  order: Int32Array,
  weighted: boolean,
): Neighbourhood {
  const position = new Int32Array(size);
  const table = new Float64Array(size * size); // [b][a]
  const add = weighted ? addDeviations(data) : addEvents(data);

  const place = (low: number, high: number) => {
    for (let k = low; k <= high; k++) position[order[k]!] = k;
  };
  const side = (k: number, b: number) => Math.sign(position[b]! - position[k]!);
  const reset = () => {
    place(0, size - 1);
    table.fill(0);
    for (let b = 0; b < size; b++) {
      for (let k = 0; k < size; k++) if (k !== b) add(table, size, k, b, side(k, b));
    }
  };
  reset();

  return {
    order,
    reset,

    insertions(p, changes) {
      const a = order[p]!;
      let change = 0;
      changes[p] = 0;
      for (let q = p + 1; q < size; q++) {
        change += table[order[q]! * size + a]!;
        changes[q] = change;
      }
      change = 0;
      for (let q = p - 1; q >= 0; q--) {
        change -= table[order[q]! * size + a]!;
        changes[q] = change;
      }
    },

    update(low, high, moved) {
      place(low, high);
      for (let q = low; q <= high; q++) {
        const passed = order[q]!;
        if (passed === moved) continue;
        add(table, size, moved!, passed, 2 * side(moved!, passed));
        add(table, size, passed, moved!, 2 * side(passed, moved!));
      }
    },
  };
}

/** Adds `factor h_k(a, b)` to the row of b for all a other than k. Without branches, which no processor could predict here. */
type AddRow = (table: Float64Array, size: number, k: number, b: number, factor: number) => void;

/** `h = [d_kb > d_ka] - [d_kb < d_ka] + [d_ab > d_ka] - [d_ab > d_kb]`, on the ranks of the distances: the sign bit of a difference of integers. */
function addEvents(data: Float64Array): AddRow {
  const ranks = Int32Array.from(rank(data, { method: 'dense' }));
  return (table, size, k, b, factor) => {
    const [rowB, rowK] = [b * size, k * size];
    const kept = table[rowB + k]!;
    const kb = ranks[rowK + b]!;
    for (let a = 0; a < size; a++) {
      const ka = ranks[rowK + a]!;
      const ab = ranks[rowB + a]!;
      table[rowB + a]! += factor * (((ka - kb) >>> 31) - ((kb - ka) >>> 31) + ((ka - ab) >>> 31) - ((kb - ab) >>> 31));
    }
    table[rowB + k] = kept;
  };
}

/** `h = d_kb - d_ka + max(0, d_ab - d_ka) - max(0, d_ab - d_kb)`, with `max(0, x) = (x + |x|) / 2`. */
function addDeviations(data: Float64Array): AddRow {
  return (table, size, k, b, factor) => {
    const [rowB, rowK] = [b * size, k * size];
    const kept = table[rowB + k]!;
    const kb = data[rowK + b]!;
    for (let a = 0; a < size; a++) {
      const ka = data[rowK + a]!;
      const ab = data[rowB + a]!;
      table[rowB + a]! += (factor / 2) * (3 * (kb - ka) + Math.abs(ab - ka) - Math.abs(ab - kb));
    }
    table[rowB + k] = kept;
  };
}
