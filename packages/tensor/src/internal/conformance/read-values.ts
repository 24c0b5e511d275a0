import type { TypedArray } from '@cairn-ml/numeric';
import { Tensor } from '@tensorflow/tfjs-core';

/** What a test compares: a tensor, nested arrays, or numbers without a shape. */
export type Comparable = Tensor | NestedNumbers | TypedArray;
type NestedNumbers = number | boolean | readonly NestedNumbers[];

/** Entries in row-major order. */
export interface ReadValues {
  values: ArrayLike<number>;
  /** Absent for a typed array, which has none. */
  shape?: readonly number[];
  /** Of a tensor. */
  dtype?: string;
}

export async function readValues(from: Comparable): Promise<ReadValues> {
  if (from instanceof Tensor) return { values: await from.data<'float32'>(), shape: from.shape, dtype: from.dtype };
  if (ArrayBuffer.isView(from)) return { values: from };
  const shape: number[] = [];
  for (let level: NestedNumbers | undefined = from; Array.isArray(level); level = level[0]) shape.push(level.length);
  const flat = (Array.isArray(from) ? from.flat(Number.POSITIVE_INFINITY) : [from]) as (number | boolean)[];
  return { values: flat.map(Number), shape };
}
