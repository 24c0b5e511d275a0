import { add, fill, reshape, sum, type Tensor } from '@tensorflow/tfjs-core';

/** `x` summed over the axes along which `shape` was broadcast to it: the gradient of broadcasting. */
export function sumToShape(x: Tensor, shape: readonly number[]): Tensor {
  if (sameShape(x.shape, shape)) return x;
  const offset = x.rank - shape.length;
  const axes: number[] = [];
  for (let axis = 0; axis < x.rank; axis++)
    if (axis < offset || (shape[axis - offset] === 1 && x.shape[axis] !== 1)) axes.push(axis);
  const total = axes.length > 0 ? sum(x, axes) : x;
  return sameShape(total.shape, shape) ? total : reshape(total, [...shape]);
}

/** `x` repeated along its axes of size 1. Adding zeros is many times faster than the Tile kernel of wasm. */
export function expandToShape(x: Tensor, shape: readonly number[]): Tensor {
  return sameShape(x.shape, shape) ? x : add(fill([...shape], 0), x);
}

/** Whether two shapes are equal. */
export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

/** The number of entries of a tensor of this shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Axes as a kernel's attribute has them (one, several, or nullish for all), as numbers from 0. */
export function axesOf(axis: number | readonly number[] | null | undefined, rank: number): number[] {
  const named = axis ?? Array.from({ length: rank }, (_, i) => i);
  return [named].flat().map((i) => (i < 0 ? i + rank : i));
}

/** A shape with size 1 along some axes. */
export function withOnes(shape: readonly number[], axes: readonly number[]): number[] {
  return shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
}
