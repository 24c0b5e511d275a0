import type { DenseMatrix } from '@cairn-ml/numeric';

/** The `count >= 2` items with the smallest sum of `data` over pairs, by branch and bound; the first of equal ones in lexicographic order. */
export function selectExactly({ data, size }: DenseMatrix, count: number): Int32Array {
  let least = Infinity;
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) least = Math.min(least, data[i * size + j]!);
  const chosen = new Int32Array(count);
  let best: { cost: number; items: Int32Array } | undefined;

  function extend(length: number, next: number, cost: number): void {
    if (length === count) {
      best = { cost, items: chosen.slice() };
      return;
    }
    for (let i = next; i <= size - (count - length); i++) {
      let sum = cost;
      for (let k = 0; k < length; k++) sum += data[i * size + chosen[k]!]!;
      const pairsLeft = (count * (count - 1) - (length + 1) * length) / 2;
      // Infinity - Infinity would be NaN: any completion is better than none
      if (best && !(sum + pairsLeft * least < best.cost)) continue;
      chosen[length] = i;
      extend(length + 1, i + 1, sum);
    }
  }

  extend(0, 0, 0);
  return best!.items;
}
