import {
  addN,
  concat,
  pad,
  reshape,
  reverse,
  type StridedSliceAttrs,
  slice,
  stack,
  sum,
  type Tensor,
  transpose,
} from '@tensorflow/tfjs-core';
import { stridedSliceInfo } from '../strided-slice-info.js';
import { gradient, type Values } from './gradient.js';
import { axesOf, sizeOf } from './shaping.js';

interface DepthToSpaceAttributes {
  blockSize: number;
  dataFormat: 'NHWC' | 'NCHW';
}

type Paddings = [number, number][];

/** One axis of a tensor, counted from 0. */
function axisOf(axis: number | undefined, rank: number): number {
  return axesOf(axis ?? 0, rank)[0]!;
}

/** The part of `x` from `start`, `length` long, along one axis. */
function sliceAxis(x: Tensor, axis: number, start: number, length: number): Tensor {
  const begin = x.shape.map((_, i) => (i === axis ? start : 0));
  return slice(x, begin, x.shape.map((size, i) => (i === axis ? length : size))); // biome-ignore format: one line
}

/** `x` with zeros around it along one axis. */
function padAxis(x: Tensor, axis: number, before: number, after: number): Tensor {
  if (before === 0 && after === 0) return x;
  return pad(x, x.shape.map((_, i): [number, number] => (i === axis ? [before, after] : [0, 0]))); // biome-ignore format: one line
}

/** The sum over the copies that `tile` made: one axis after the other, because few devices reshape to more than six axes. */
function sumOfTiles(dy: Tensor, shape: readonly number[], repetitions: readonly number[]): Tensor {
  let result = dy;
  for (const [axis, count] of repetitions.entries()) {
    if (count === 1) continue;
    const tiled = result.shape;
    const before = sizeOf(tiled.slice(0, axis));
    const rest = shape[axis]! * sizeOf(tiled.slice(axis + 1));
    const total = sum(reshape(result, [before, count, rest]), 1);
    result = reshape(total, [...tiled.slice(0, axis), shape[axis]!, ...tiled.slice(axis + 1)]);
  }
  return result;
}

/** Mirrored rows folded back onto those they were copied from, along one axis. */
function unmirror(dy: Tensor, axis: number, [before, after]: [number, number], offset: number): Tensor {
  if (before === 0 && after === 0) return dy;
  const size = dy.shape[axis]! - before - after;
  const parts = [sliceAxis(dy, axis, before, size)];
  // `reflect` leaves out the border (offset 1), `symmetric` repeats it (offset 0).
  const fold = (start: number, length: number, to: number) => {
    if (length === 0) return;
    const part = reverse(sliceAxis(dy, axis, start, length), axis);
    parts.push(padAxis(part, axis, to, size - to - length));
  };
  fold(0, before, offset);
  fold(before + size, after, size - after - offset);
  return addN(parts);
}

/** Along one axis: each entry in its place among zeros, `stride` apart, the first at `start`. */
function spreadAxis(dy: Tensor, axis: number, start: number, stride: number, length: number): Tensor {
  const count = dy.shape[axis]!;
  if (count === 0) return padAxis(dy, axis, 0, length);
  const forward = stride < 0 ? reverse(dy, axis) : dy;
  const first = stride < 0 ? start + (count - 1) * stride : start;
  const step = Math.abs(stride);
  const { shape } = dy;
  const outer = shape.slice(0, axis);
  const inner = shape.slice(axis + 1);
  const spread =
    step === 1
      ? forward
      : reshape(padAxis(reshape(forward, [sizeOf(outer), count, 1, sizeOf(inner)]), 2, 0, step - 1), [
          ...outer,
          count * step,
          ...inner,
        ]);
  const used = (count - 1) * step + 1;
  const trimmed = step === 1 ? spread : sliceAxis(spread, axis, 0, used);
  return padAxis(trimmed, axis, first, length - first - used);
}

/** Kernels that move entries without changing them. */
export const shapeGradients = [
  gradient('Reshape', [], ({ dy, shape }) => ({ x: () => reshape(dy, shape('x')) })),
  gradient('ExpandDims', [], ({ dy, shape }) => ({ input: () => reshape(dy, shape('input')) })),
  gradient('Transpose', [], ({ dy, attributes }: Values<never, { perm: number[] }>) => ({
    x: () => transpose(dy, attributes.perm.map((_, axis) => attributes.perm.indexOf(axis))), // biome-ignore format: one line
  })),
  gradient('Reverse', [], ({ dy, attributes }: Values<never, { dims: number | number[] }>) => ({
    x: () => reverse(dy, attributes.dims),
  })),
  gradient('Tile', [], ({ dy, shape, attributes }: Values<never, { reps: number[] }>) => ({
    x: () => sumOfTiles(dy, shape('x'), attributes.reps),
  })),
  gradient('PadV2', [], ({ dy, shape, attributes }: Values<never, { paddings: Paddings }>) => ({
    x: () => (dy.rank === 0 ? dy : slice(dy, attributes.paddings.map(([before]) => before), shape('x'))), // biome-ignore format: one line
  })),
  gradient('MirrorPad', [], ({ dy, attributes }: Values<never, { paddings: Paddings; mode: string }>) => ({
    x: () => {
      const offset = attributes.mode === 'reflect' ? 1 : 0;
      return attributes.paddings.reduce((result, amounts, axis) => unmirror(result, axis, amounts, offset), dy);
    },
  })),
  gradient('Slice', [], ({ dy, shape, attributes }: Values<never, { begin: number | number[] }>) => ({
    x: () => {
      const begin = [attributes.begin].flat();
      const after = (size: number, axis: number) => size - (begin[axis] ?? 0) - dy.shape[axis]!;
      return pad(dy, shape('x').map((size, axis): [number, number] => [begin[axis] ?? 0, after(size, axis)])); // biome-ignore format: one line
    },
  })),
  gradient('Concat', [], ({ dy, shapes, attributes }: Values<never, { axis: number }>) => {
    const axis = axisOf(attributes.axis, dy.rank);
    let end = 0;
    return shapes.map((shape) => {
      const start = end;
      end += shape[axis]!;
      return () => sliceAxis(dy, axis, start, shape[axis]!);
    });
  }),
  gradient('SplitV', [], ({ dys, attributes }: Values<never, { axis: number }>) => ({
    x: () => (dys.length === 1 ? dys[0]! : concat([...dys], attributes.axis)),
  })),
  gradient('Pack', [], ({ dy, shapes, attributes }: Values<never, { axis: number }>) => {
    const axis = axisOf(attributes.axis, dy.rank);
    return shapes.map((shape, i) => () => reshape(sliceAxis(dy, axis, i, 1), shape));
  }),
  gradient('Unpack', [], ({ dys, shape, attributes }: Values<never, { axis: number }>) => ({
    value: () => reshape(stack([...dys], axisOf(attributes.axis, shape('value').length)), shape('value')),
  })),
  gradient('AddN', [], ({ dy, shapes }) => shapes.map(() => () => dy)),
  gradient('StridedSlice', [], ({ dy, shape, attributes }: Values<never, StridedSliceAttrs>) => ({
    x: () => {
      const full = shape('x');
      const { begin, strides, taken } = stridedSliceInfo(full, attributes);
      return full.reduce(
        (result, size, axis) => spreadAxis(result, axis, begin[axis]!, strides[axis]!, size),
        reshape(dy, taken),
      );
    },
  })),
  gradient('DepthToSpace', [], ({ dy, shape, attributes }: Values<never, DepthToSpaceAttributes>) => ({
    x: () => {
      const full = shape('x');
      const { blockSize: block, dataFormat } = attributes;
      const [batch, ...rest] = full as [number, number, number, number];
      const [height, width, depth] = dataFormat === 'NCHW' ? [rest[1], rest[2], rest[0]] : rest;
      const channels = depth / (block * block);
      if (dataFormat === 'NCHW') {
        const blocks = reshape(dy, [batch, channels, height, block, width, block]);
        return reshape(transpose(blocks, [0, 3, 5, 1, 2, 4]), full);
      }
      const blocks = reshape(dy, [batch, height, block, width, block, channels]);
      return reshape(transpose(blocks, [0, 1, 3, 2, 4, 5]), full);
    },
  })),
];
