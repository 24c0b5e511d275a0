import {
  backend_util,
  Cast,
  Concat,
  type DataType,
  Identity,
  Pack,
  PadV2,
  Reverse,
  Slice,
  SplitV,
  StridedSlice,
  slice_util,
  type TensorInfo,
  Tile,
  Transpose,
  Unpack,
  util,
} from '@tensorflow/tfjs-core';
import type { Words } from '../internal/addon.js';
import { copyBox, stridesOf } from '../internal/boxes.js';
import { type KernelTable, kernel, runKernel, sizeOf } from '../internal/kernel.js';
import type { NativeBackend } from '../internal/native-backend.js';
import { newWords, wordsOf } from '../internal/words.js';

/** A dense copy of part of an array: `shape` elements from `offset` on, `steps` apart along each axis. */
function take(
  backend: NativeBackend,
  { source, dtype }: { source: Words; dtype: DataType },
  shape: number[],
  steps: readonly number[],
  sourceOffset: number,
): TensorInfo {
  const target = newWords(backend, source, sizeOf(shape));
  const strides = stridesOf(shape);
  const axes = shape.map((length, i) => ({ length, steps: [steps[i]!, strides[i]!] }));
  copyBox(backend.addon, { axes, source, target, sourceOffset });
  return backend.make(shape, dtype, target);
}

function sliceOf(backend: NativeBackend, x: TensorInfo, source: Words, begin: number[], size: number[]): TensorInfo {
  const strides = stridesOf(x.shape);
  const offset = begin.reduce((sum, at, i) => sum + at * strides[i]!, 0);
  return take(backend, { source, dtype: x.dtype }, size, strides, sizeOf(size) === 0 ? 0 : offset);
}

/** Tensors one after the other along an axis; `shape` is that of the result. */
function join(
  backend: NativeBackend,
  parts: { words: Words; length: number }[],
  dtype: DataType,
  shape: number[],
  axis: number,
): TensorInfo {
  const target = newWords(backend, parts[0]!.words, sizeOf(shape));
  const [outer, inner] = [sizeOf(shape.slice(0, axis)), sizeOf(shape.slice(axis + 1))];
  const row = shape[axis]! * inner;
  let targetOffset = 0;
  for (const { words, length } of parts) {
    const run = length * inner;
    const axes = [
      { length: outer, steps: [run, row] },
      { length: run, steps: [1, 1] },
    ];
    copyBox(backend.addon, { axes, source: words, target, targetOffset });
    targetOffset += run;
  }
  return backend.make(shape, dtype, target);
}

/** The tensors of a list: tfjs passes lists as inputs named by number. */
function listOf(inputs: Record<string, TensorInfo>): TensorInfo[] {
  return Object.values(inputs);
}

/** The same numbers under another type. Where tfjs only renames an array, the numbers are converted, so that later kernels find floats. */
function convert(backend: NativeBackend, x: TensorInfo, dtype: DataType): TensorInfo | undefined {
  const values = backend.values(x) as ArrayLike<number>;
  if (dtype === 'float32') return backend.make(x.shape, dtype, new Float32Array(values));
  if (dtype === 'int32') return backend.make(x.shape, dtype, new Int32Array(values));
  if (dtype === 'bool')
    return backend.make(
      x.shape,
      dtype,
      Uint8Array.from(values, (value) => (value !== 0 ? 1 : 0)),
    );
  return undefined;
}

/** Kernels that move elements. */
export const shapeKernels: KernelTable = {
  [Cast]: kernel<'x', { dtype: DataType }>(({ inputs: { x }, attrs: { dtype }, backend, onCpu }) => {
    if (dtype === x.dtype) return runKernel(backend, Identity, { x });
    const known = ['float32', 'int32', 'bool'];
    return (known.includes(x.dtype) && convert(backend, x, dtype)) || onCpu();
  }),

  [Transpose]: kernel<'x', { perm: number[] }>(({ inputs: { x }, attrs: { perm }, backend, onCpu }) => {
    const source = wordsOf(backend, x);
    if (!source) return onCpu();
    const strides = stridesOf(x.shape);
    const shape = perm.map((axis) => x.shape[axis]!);
    return take(
      backend,
      { source, dtype: x.dtype },
      shape,
      perm.map((axis) => strides[axis]!),
      0,
    );
  }),

  [Slice]: kernel<'x', { begin: number | number[]; size: number | number[] }>(
    ({ inputs: { x }, attrs, backend, onCpu }) => {
      const source = wordsOf(backend, x);
      if (!source) return onCpu();
      const [begin, size] = slice_util.parseSliceParams(x, attrs.begin, attrs.size) as [number[], number[]];
      slice_util.assertParamsValid(x, begin, size);
      return sliceOf(backend, x, source, begin, size);
    },
  ),

  [StridedSlice]: kernel<'x', Record<'begin' | 'end' | 'strides', number[]> & Record<string, number>>(
    ({ inputs: { x }, attrs, backend, onCpu }) => {
      const source = wordsOf(backend, x);
      if (!source) return onCpu();
      const { begin, end, strides, beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask } = attrs;
      const masks = [beginMask!, endMask!, ellipsisMask!, newAxisMask!, shrinkAxisMask!] as const;
      const info = slice_util.sliceInfo(x.shape, begin, end, strides, ...masks);
      const own = stridesOf(x.shape);
      const size = slice_util.computeOutShape(info.begin, info.end, info.strides);
      const offset = sizeOf(size) === 0 ? 0 : info.begin.reduce((sum, at, i) => sum + at * own[i]!, 0);
      const steps = info.strides.map((step, i) => step * own[i]!);
      return { ...take(backend, { source, dtype: x.dtype }, size, steps, offset), shape: info.finalShape };
    },
  ),

  [Concat]: kernel<string, { axis: number }>(({ inputs, attrs, backend, onCpu }) => {
    const all = listOf(inputs);
    const axis = util.parseAxisParam(attrs.axis, all[0]!.shape)[0]!;
    const shapes = all.map(({ shape }) => shape);
    backend_util.assertParamsConsistent(shapes, axis);
    const parts = all.map((tensor) => ({ words: wordsOf(backend, tensor), length: tensor.shape[axis]! }));
    const dtype = all[0]!.dtype;
    if (all.some((tensor) => tensor.dtype !== dtype) || parts.some(({ words }) => !words)) return onCpu();
    return join(
      backend,
      parts as { words: Words; length: number }[],
      dtype,
      backend_util.computeOutShape(shapes, axis),
      axis,
    );
  }),

  [Pack]: kernel<string, { axis: number }>(({ inputs, attrs, backend, onCpu }) => {
    const all = listOf(inputs);
    const { shape, dtype } = all[0]!;
    const axis = attrs.axis < 0 ? attrs.axis + shape.length + 1 : attrs.axis;
    for (const tensor of all) util.assertShapesMatch(shape, tensor.shape, 'Tensors of a stack must have one shape.');
    const parts = all.map((tensor) => ({ words: wordsOf(backend, tensor), length: 1 }));
    if (all.some((tensor) => tensor.dtype !== dtype) || parts.some(({ words }) => !words)) return onCpu();
    const stacked = [...shape.slice(0, axis), all.length, ...shape.slice(axis)];
    return join(backend, parts as { words: Words; length: number }[], dtype, stacked, axis);
  }),

  [Unpack]: kernel<'value', { axis: number }>(({ inputs: { value }, attrs, backend, onCpu }) => {
    const source = wordsOf(backend, value);
    if (!source) return onCpu();
    const { shape } = value;
    const axis = attrs.axis < 0 ? attrs.axis + shape.length : attrs.axis;
    const rest = shape.filter((_, i) => i !== axis);
    return Array.from({ length: shape[axis]! }, (_, k) => {
      const begin = shape.map((_, i) => (i === axis ? k : 0));
      const part = sliceOf(
        backend,
        value,
        source,
        begin,
        shape.map((length, i) => (i === axis ? 1 : length)),
      );
      return { ...part, shape: rest };
    });
  }),

  [SplitV]: kernel<'x', { numOrSizeSplits: number | number[]; axis: number }>(
    ({ inputs: { x }, attrs, backend, onCpu }) => {
      const source = wordsOf(backend, x);
      if (!source) return onCpu();
      const axis = util.parseAxisParam(attrs.axis, x.shape)[0]!;
      let start = 0;
      return backend_util.prepareSplitSize(x as never, attrs.numOrSizeSplits, axis).map((length) => {
        const begin = x.shape.map((_, i) => (i === axis ? start : 0));
        start += length;
        return sliceOf(
          backend,
          x,
          source,
          begin,
          x.shape.map((whole, i) => (i === axis ? length : whole)),
        );
      });
    },
  ),

  [PadV2]: kernel<'x', { paddings: [number, number][]; constantValue: number }>(
    ({ inputs: { x }, attrs, backend, onCpu }) => {
      const source = wordsOf(backend, x);
      if (!source) return onCpu();
      const shape = attrs.paddings.map(([before, after], i) => before + x.shape[i]! + after);
      const target = newWords(backend, source, sizeOf(shape)).fill(attrs.constantValue);
      const [from, to] = [stridesOf(x.shape), stridesOf(shape)];
      const targetOffset = attrs.paddings.reduce((sum, [before], i) => sum + before * to[i]!, 0);
      const axes = x.shape.map((length, i) => ({ length, steps: [from[i]!, to[i]!] }));
      copyBox(backend.addon, { axes, source, target, targetOffset });
      return backend.make(shape, x.dtype, target);
    },
  ),

  [Tile]: kernel<'x', { reps: number[] }>(({ inputs: { x }, attrs: { reps }, backend, onCpu }) => {
    const source = wordsOf(backend, x);
    if (!source) return onCpu();
    const shape = x.shape.map((length, i) => length * reps[i]!);
    const target = newWords(backend, source, sizeOf(shape));
    const [from, to] = [stridesOf(x.shape), stridesOf(shape)];
    // Each axis is two: repetitions, which stand still in the source, around the elements.
    const axes = x.shape.flatMap((length, i) => [
      { length: reps[i]!, steps: [0, length * to[i]!] },
      { length, steps: [from[i]!, to[i]!] },
    ]);
    copyBox(backend.addon, { axes, source, target });
    return backend.make(shape, x.dtype, target);
  }),

  [Reverse]: kernel<'x', { dims: number | number[] }>(({ inputs: { x }, attrs, backend, onCpu }) => {
    const source = wordsOf(backend, x);
    if (!source) return onCpu();
    const reversed = util.parseAxisParam(attrs.dims, x.shape);
    const strides = stridesOf(x.shape);
    const steps = strides.map((stride, i) => (reversed.includes(i) ? -stride : stride));
    const offset = sizeOf(x.shape) === 0 ? 0 : reversed.reduce((sum, i) => sum + (x.shape[i]! - 1) * strides[i]!, 0);
    return take(backend, { source, dtype: x.dtype }, x.shape, steps, offset);
  }),
};
