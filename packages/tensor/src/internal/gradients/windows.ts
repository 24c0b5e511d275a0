import { type backend_util, pad, slice, type Tensor } from '@tensorflow/tfjs-core';

/** How a sliding window moves over the rows (0) and columns (1) of an image. */
export interface WindowAttributes {
  strides: number | [number, number];
  pad: 'valid' | 'same' | number | backend_util.ExplicitPadding;
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/** A pair as an attribute has it: one number stands for both. */
export function pair(value: number | readonly number[] | undefined): [number, number] {
  return typeof value === 'number' || value === undefined ? [value ?? 1, value ?? 1] : [value[0]!, value[1]!];
}

/**
 * The part of an image that the windows cover, as an offset before its first row and column (negative: into the image) and its size.
 */
export interface Extent {
  readonly before: readonly [number, number];
  readonly size: readonly [number, number];
}

/** The extent of `count` windows of `size` (with dilation) that move by `strides` and start at `before`. */
export function extentOf(
  count: readonly [number, number],
  size: readonly [number, number],
  strides: readonly [number, number],
  before: readonly [number, number],
): Extent {
  const covered = (axis: 0 | 1) => (count[axis] - 1) * strides[axis] + size[axis];
  return { before, size: [covered(0), covered(1)] };
}

/** Images `[batch, height, width, channels]` padded or cut to an extent. */
export function toExtent(x: Tensor, extent: Extent, value = 0): Tensor {
  const after = afterOf(x.shape, extent);
  const { before } = extent;
  const padded = grow(x, before, after, value);
  const begin = [0, Math.max(0, -before[0]), Math.max(0, -before[1]), 0];
  return cut(padded, begin, extent.size);
}

/** The transpose of {@link toExtent}: back to images of `shape`. */
export function fromExtent(y: Tensor, extent: Extent, shape: readonly number[]): Tensor {
  const after = afterOf(shape, extent);
  const { before } = extent;
  const grown = grow(y, [-before[0], -before[1]], [-after[0], -after[1]], 0);
  const begin = [0, Math.max(0, before[0]), Math.max(0, before[1]), 0];
  return cut(grown, begin, [shape[1]!, shape[2]!]);
}

function afterOf(shape: readonly number[], { before, size }: Extent): [number, number] {
  return [size[0] - before[0] - shape[1]!, size[1] - before[1] - shape[2]!];
}

function grow(x: Tensor, before: readonly [number, number], after: readonly [number, number], value: number): Tensor {
  const [top, left, bottom, right] = [...before, ...after].map((n) => Math.max(0, n)) as [
    number,
    number,
    number,
    number,
  ];
  if (top + left + bottom + right === 0) return x;
  return pad(x, [[0, 0], [top, bottom], [left, right], [0, 0]], value); // biome-ignore format: one line
}

function cut(x: Tensor, begin: number[], [height, width]: readonly [number, number]): Tensor {
  if (x.shape[1] === height && x.shape[2] === width) return x;
  return slice(x, begin, [x.shape[0]!, height, width, x.shape[3]!]);
}
