import type { DenseMatrix } from '@cairn-ml/numeric';

/** The rows and columns of `items`. */
export function restrict({ data, size }: DenseMatrix, items: Int32Array): DenseMatrix {
  if (items.length === size) return { data, size };
  const part = new Float64Array(items.length ** 2);
  for (let i = 0; i < items.length; i++)
    for (let j = 0; j < items.length; j++) part[i * items.length + j] = data[items[i]! * size + items[j]!]!;
  return { data: part, size: items.length };
}

/** The items that a path of similarities other than 0 connects to one of the given ones, ascending. */
export function reachableFrom({ data, size }: DenseMatrix, isStart: (item: number) => boolean): Int32Array {
  const all = Array.from({ length: size }, (_, i) => i);
  const reached = new Set(all.filter(isStart));
  for (const i of reached) for (let j = 0; j < size; j++) if (data[i * size + j] !== 0) reached.add(j);
  return Int32Array.from(reached).sort();
}
