import type { DenseMatrix } from '@cairn-ml/numeric';

/** A set of samples: the last one added, and the rest. */
interface Subset {
  cost: number;
  items: Int32Array;
}

/**
 * `count >= 2` of the items, by the recursion of GCLSS: the best set of j among the first i items is that among the first i - 1, or item i with the
 * best set of j - 1 among some first k < i. It keeps one set per state, so it is a heuristic. A set that stays the best over many k is looked at
 * once; the first of equal ones is taken.
 */
export function selectByDynamicProgramming({ data, size }: DenseMatrix, count: number): Int32Array {
  // bySize[j]: the sets of j items that were the best for some prefix, in order; the last is that of all items so far
  const bySize: Subset[][] = Array.from({ length: count + 1 }, () => []);
  for (let i = 1; i < size; i++) {
    const row = data.subarray(i * size, (i + 1) * size);
    // largest first: item i may only join sets of items before it
    for (let j = Math.min(i + 1, count); j >= 3; j--) {
      let best = bySize[j]!.at(-1);
      let found = false;
      for (const smaller of bySize[j - 1]!) {
        let cost = smaller.cost;
        for (const t of smaller.items) cost += 2 * row[t]!;
        if (best && cost >= best.cost) continue;
        const items = new Int32Array(j);
        items.set(smaller.items);
        items[j - 1] = i;
        best = { cost, items };
        found = true;
      }
      if (found) bySize[j]!.push(best!);
    }
    const pairs = bySize[2]!;
    for (let k = 0; k < i; k++) {
      const cost = 2 * row[k]!;
      if (pairs.length > 0 && cost >= pairs.at(-1)!.cost) continue;
      const before = pairs.at(-1);
      const pair = { cost, items: Int32Array.of(k, i) };
      // within one i only the final best pair is a state
      if (before?.items[1] === i) pairs[pairs.length - 1] = pair;
      else pairs.push(pair);
    }
  }
  return bySize[count]!.at(-1)!.items;
}
