import type { DenseMatrix } from '@cairn-ml/numeric';

/** `count >= 1` items: those that add least one after the other, then exchanges of one item for another while they lower the sum. */
export function selectGreedily({ data, size }: DenseMatrix, count: number): Int32Array {
  const chosen = new Set<number>();
  // what each item adds: its sum with the chosen ones
  const added = new Float64Array(size);
  const toggle = (item: number, sign: 1 | -1) => {
    if (sign > 0) chosen.add(item);
    else chosen.delete(item);
    for (let i = 0; i < size; i++) if (i !== item) added[i]! += sign * data[item * size + i]!;
  };
  const first = bestPair(data, size);
  for (const item of first.slice(0, count)) toggle(item, 1);
  while (chosen.size < count) {
    let next = -1;
    for (let i = 0; i < size; i++) if (!chosen.has(i) && (next < 0 || added[i]! < added[next]!)) next = i;
    toggle(next, 1);
  }
  for (;;) {
    let [out, into, gain] = [-1, -1, 1e-12];
    for (const a of chosen) {
      for (let b = 0; b < size; b++) {
        if (chosen.has(b)) continue;
        const saved = added[a]! - (added[b]! - data[a * size + b]!);
        if (saved > gain) [out, into, gain] = [a, b, saved];
      }
    }
    if (out < 0) return Int32Array.from(chosen).sort();
    toggle(out, -1);
    toggle(into, 1);
  }
}

function bestPair(data: Float64Array, size: number): [number, number] {
  let best: [number, number] = [1, 0];
  for (let i = 1; i < size; i++)
    for (let j = 0; j < i; j++) if (data[i * size + j]! < data[best[0] * size + best[1]]!) best = [i, j];
  return best;
}
