import { createRandom } from '@cairn-ml/numeric';

/** The index of one entry per distinct value, ascending: the first, or one drawn with `seed`. */
export function distinct(values: ArrayLike<number>, seed?: number): Int32Array {
  const order = seed === undefined ? Array.from(values).keys() : createRandom(seed).permutation(values.length);
  const representative = new Map<number, number>();
  for (const i of order) if (!representative.has(values[i]!)) representative.set(values[i]!, i);
  return Int32Array.from(representative.values()).sort();
}
