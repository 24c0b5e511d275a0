import type { Dendrogram } from '../src/hierarchical-clustering.js';

/** The leaf order of a dendrogram whose merges are turned where the bits say so. */
export function turnedOrder({ size, merges }: Dendrogram, turns: (merge: number) => boolean): number[] {
  const orders = Array.from({ length: size }, (_, i) => [i]);
  for (let k = 0; k < size - 1; k++) {
    const [left, right] = [orders[merges[2 * k]!]!, orders[merges[2 * k + 1]!]!];
    orders.push(turns(k) ? [...right, ...left] : [...left, ...right]);
  }
  return orders.at(-1) ?? [];
}

/** Whether the objects of every node stand together in the order. */
export function keepsDendrogram({ size, merges }: Dendrogram, order: ArrayLike<number>): boolean {
  const position = new Int32Array(size);
  for (let k = 0; k < size; k++) position[order[k]!] = k;
  const first = Array.from(position);
  const last = Array.from(position);
  for (let k = 0; k < size - 1; k++) {
    const [left, right] = [merges[2 * k]!, merges[2 * k + 1]!];
    if (last[left]! + 1 !== first[right] && last[right]! + 1 !== first[left]) return false;
    first.push(Math.min(first[left]!, first[right]!));
    last.push(Math.max(last[left]!, last[right]!));
  }
  return true;
}
