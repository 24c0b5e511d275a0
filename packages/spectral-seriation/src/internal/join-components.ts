import { type DenseMatrix, isSparse, type SparseMatrix } from '@cairn-ml/numeric';
import { joinByIndex } from './order-graph.js';

/** How many items at each end of a component speak for it, where it is long enough to have two ends. */
const endLength = 15;

/** One end of a component: 2c is the beginning of component c, 2c + 1 its end. */
type End = number;

/**
 * Joins ordered components end to end, the most similar ends first: every end is used once, no ring closes, and components may turn round.
 * What has no similarity left to anything follows by index.
 */
export function joinBySimilarity(
  similarity: DenseMatrix | SparseMatrix,
  components: readonly Int32Array[],
): Int32Array {
  const links = endSimilarities(similarity, components).sort((a, b) => b.sum - a.sum || a.from - b.from || a.to - b.to);
  const partner = new Map<End, End>();
  const root = Int32Array.from(components.keys());
  const find = (component: number): number => {
    let c = component;
    while (root[c] !== c) c = root[c] = root[root[c]!]!;
    return c;
  };
  for (const { from, to } of links) {
    const [a, b] = [find(from >> 1), find(to >> 1)];
    if (a === b || partner.has(from) || partner.has(to)) continue;
    partner.set(from, to).set(to, from);
    root[b] = a;
  }
  return joinByIndex(walk(components, partner));
}

/** Follows the chains of joined ends, each from its free end with the lowest component. */
function walk(components: readonly Int32Array[], partner: Map<End, End>): Int32Array[] {
  const parts: Int32Array[] = [];
  const visited = new Set<number>();
  for (let first = 0; first < components.length; first++) {
    if (visited.has(first)) continue;
    let entry: End = 2 * first;
    for (let inner = partner.get(entry); inner !== undefined; inner = partner.get(entry)) entry = inner ^ 1; // back to a free end
    for (let at: End | undefined = entry; at !== undefined; ) {
      const component = at >> 1;
      visited.add(component);
      parts.push(at & 1 ? components[component]!.slice().reverse() : components[component]!);
      at = partner.get(at ^ 1);
    }
  }
  return parts;
}

function endSimilarities(
  similarity: DenseMatrix | SparseMatrix,
  components: readonly Int32Array[],
): { from: End; to: End; sum: number }[] {
  const endsOf = new Map<number, End[]>();
  for (const [c, items] of components.entries()) {
    const length = Math.max(1, Math.min(endLength, items.length >> 1));
    for (const item of items.subarray(0, length)) endsOf.set(item, [...(endsOf.get(item) ?? []), 2 * c]);
    for (const item of items.subarray(-length)) endsOf.set(item, [...(endsOf.get(item) ?? []), 2 * c + 1]);
  }
  const sums = new Map<number, number>();
  const ends = 2 * components.length;
  for (const [i, fromEnds] of endsOf) {
    for (const [j, value] of row(similarity, i)) {
      if (value <= 0) continue;
      for (const to of endsOf.get(j) ?? []) {
        for (const from of fromEnds)
          if (from >> 1 < to >> 1) sums.set(from * ends + to, (sums.get(from * ends + to) ?? 0) + value);
      }
    }
  }
  return Array.from(sums, ([key, sum]) => ({ from: Math.floor(key / ends), to: key % ends, sum }));
}

function* row(similarity: DenseMatrix | SparseMatrix, i: number): Generator<[column: number, value: number]> {
  if (!isSparse(similarity)) {
    for (let j = 0; j < similarity.size; j++) yield [j, similarity.data[i * similarity.size + j]!];
    return;
  }
  for (let p = similarity.rowPointers[i]!; p < similarity.rowPointers[i + 1]!; p++)
    yield [similarity.columnIndices[p]!, similarity.values[p]!];
}
