import type { DenseMatrix } from '@cairn-ml/numeric';

/** Sums of a matrix row over the positions of an order, in O(1). */
export interface PrefixSums {
  size: number;
  /** The matrix with a diagonal of 0. */
  entries: Float64Array;
  /** `Σ_{from <= k < to} a_xk` over positions k. */
  sum(object: number, from: number, to: number): number;
  /** `Σ_k k a_xk` over all positions. */
  total(object: number): number;
  /** `Σ_{from <= k < to} k a_xk`; only after `refreshMoments`. */
  moment(object: number, from: number, to: number): number;
  /** Makes the moments those of the order again, in O(n²) if there was an update. */
  refreshMoments(): void;
  /** Takes over the whole order, in O(n²). */
  reset(): void;
  /** Takes over the positions from `low` to `high` of the order, in O(n (high - low)). */
  update(low: number, high: number): void;
}

/** Keeps two tables of n x (n + 1) running sums; `Σ k a_k` over the first n is `n S_n - Σ_{k <= n} S_k`, S the running sum. */
export function prefixSums({ data, size }: DenseMatrix, order: Int32Array): PrefixSums {
  const entries = data.slice();
  for (let i = 0; i < size; i++) entries[i * size + i] = 0;
  const stride = size + 1;
  const sums = new Float64Array(size * stride);
  const totals = new Float64Array(size);
  const sumsOfSums = new Float64Array(size * stride);
  let stale = true;
  const update = (low: number, high: number) => {
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
      totals[x]! += change;
    }
  };
  const reset = () => {
    for (let x = 0; x < size; x++) {
      const row = x * stride;
      totals[x] = 0;
      for (let k = 0; k < size; k++) {
        const entry = entries[x * size + order[k]!]!;
        sums[row + k + 1] = sums[row + k]! + entry;
        totals[x]! += k * entry;
      }
    }
    stale = true;
  };
  reset();
  return {
    size,
    entries,
    sum: (x, from, to) => sums[x * stride + to]! - sums[x * stride + from]!,
    total: (x) => totals[x]!,
    moment(x, from, to) {
      const row = x * stride;
      const inner = sumsOfSums[row + to]! - sumsOfSums[row + from]!;
      return to * sums[row + to]! - from * sums[row + from]! - inner;
    },
    refreshMoments() {
      if (!stale) return;
      stale = false;
      for (let x = 0; x < size; x++) {
        for (let p = x * stride + 1; p < (x + 1) * stride; p++) sumsOfSums[p] = sumsOfSums[p - 1]! + sums[p]!;
      }
    },
    reset,
    update,
  };
}
