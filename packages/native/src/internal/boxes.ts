import type { Addon, Words } from './addon.js';

/** As many axes as the kernels of cpp/ can walk. */
export const maximumRank = 6;

/** An axis that several arrays walk together: its length, and what a step is worth in each. */
export interface Axis {
  length: number;
  steps: number[];
}

/** Drops axes of length 1 and joins neighbours that all arrays walk like one. */
export function joinAxes(axes: readonly Axis[]): Axis[] {
  const joined: Axis[] = [];
  for (const axis of axes) {
    if (axis.length === 1) continue;
    const last = joined.at(-1);
    if (last?.steps.every((step, i) => step === axis.steps[i]! * axis.length)) {
      last.length *= axis.length;
      last.steps = axis.steps;
    } else joined.push({ ...axis });
  }
  return joined;
}

/** Numbers between two elements along each axis of a dense array. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  for (let axis = shape.length - 1, stride = 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return strides;
}

/** A copy from one array to another; `steps` of the axes are those in the source, then in the target. */
export interface BoxCopy {
  axes: readonly Axis[];
  source: Words;
  target: Words;
  sourceOffset?: number;
  targetOffset?: number;
}

/** Copies a box whatever its rank: axes beyond what the kernel can walk are walked here. */
export function copyBox(addon: Addon, { axes, source, target, sourceOffset = 0, targetOffset = 0 }: BoxCopy): void {
  if (axes.some(({ length }) => length === 0)) return;
  copyJoined(addon, joinAxes(axes), source, target, sourceOffset, targetOffset);
}

function copyJoined(addon: Addon, axes: Axis[], source: Words, target: Words, from: number, to: number): void {
  const [first, ...rest] = axes;
  if (first && axes.length > maximumRank) {
    for (let i = 0; i < first.length; i++)
      copyJoined(addon, rest, source, target, from + i * first.steps[0]!, to + i * first.steps[1]!);
    return;
  }
  const box = new Int32Array(3 + 3 * axes.length);
  box.set([axes.length, from, to]);
  for (const [i, { length, steps }] of axes.entries()) {
    box[3 + i] = length;
    box[3 + axes.length + i] = steps[0]!;
    box[3 + 2 * axes.length + i] = steps[1]!;
  }
  addon.copyBox(box, source, target);
}
