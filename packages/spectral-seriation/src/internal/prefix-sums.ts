import type { DenseMatrix } from '@cairn-ml/numeric';

/** Running sums of the rows of a matrix over the positions of an order; n x (n + 1) tables, so row x starts at `x * (size + 1)`. */
export interface PrefixSums {
  size: number;
  /** The matrix with a diagonal of 0. */
  entries: Float64Array;
  /** `Σ_k a_xk`, which no order changes. */
  degrees: Float64Array;
  /** `Σ_k k a_xk` over the positions k. */
  moments: Float64Array;
  /** The sum of row x over the positions before k. */
  sums: Float64Array;
  /** The sum of `sums` up to and including k; only after `refresh`. `Σ_{k < to} k a_xk` is `to sums[to] - sumsOfSums[to]`. */
  sumsOfSums: Float64Array;
  /** Makes `sumsOfSums` those of the order again, in O(n²) if there was an update. */
  refresh(): void;
  /** Takes over the whole order, in O(n²). */
  reset(): void;
  /** Takes over the positions from `low` to `high` of the order, in O(n (high - low)). */
  update(low: number, high: number): void;
}

export function prefixSums({ data, size }: DenseMatrix, order: Int32Array): PrefixSums {
  const entries = data.slice();
  for (let i = 0; i < size; i++) entries[i * size + i] = 0;
  const stride = size + 1;
  const degrees = new Float64Array(size);
  const moments = new Float64Array(size);
  const sums = new Float64Array(size * stride);
  const sumsOfSums = new Float64Array(size * stride);
  let stale = true;
  const reset = () => {
    stale = true;
    for (let x = 0; x < size; x++) {
      moments[x] = 0;
      for (let k = 0; k < size; k++) {
        const entry = entries[x * size + order[k]!]!;
        sums[x * stride + k + 1] = sums[x * stride + k]! + entry;
        moments[x]! += k * entry;
      }
      degrees[x] = sums[x * stride + size]!;
    }
  };
  reset();
  return {
    size,
    entries,
    degrees,
    moments,
    sums,
    sumsOfSums,
    reset,

    refresh() {
      if (!stale) return;
      stale = false;
      for (let x = 0; x < size; x++) {
        for (let p = x * stride + 1; p < (x + 1) * stride; p++) sumsOfSums[p] = sumsOfSums[p - 1]! + sums[p]!;
      }
    },

    update(low, high) {
      stale = true;
      for (let x = 0; x < size; x++) {
        let p = x * stride + low;
        let running = sums[p]!;
        let change = 0;
        for (let k = low; k < high; k++) {
          running += entries[x * size + order[k]!]!;
          change += sums[++p]! - running;
          sums[p] = running;
        }
        moments[x]! += change;
      }
    },
  };
}
