import {
  backend_util,
  Cumsum,
  GatherNd,
  GatherV2,
  ScatterNd,
  scatter_util,
  type TensorInfo,
  TopK,
  UnsortedSegmentSum,
  util,
} from '@tensorflow/tfjs-core';
import { isFloat, type KernelTable, kernel, sizeOf } from '../internal/kernel.js';
import type { NativeBackend } from '../internal/native-backend.js';
import { newWords, wordsOf } from '../internal/words.js';

/** Where a row of indices points to: the row's number, given what a step along each indexed axis is worth. */
function rowNumbers(indices: Int32Array, depth: number, lengths: readonly number[], caller: string): Int32Array {
  const rows = new Int32Array(depth === 0 ? 1 : indices.length / depth);
  for (let r = 0; r < rows.length; r++) {
    let row = 0;
    for (let d = 0; d < depth; d++) {
      const index = indices[r * depth + d]!;
      util.assert(index >= 0 && index < lengths[d]!, () => `${caller}: index ${index} is not below ${lengths[d]}.`);
      row = row * lengths[d]! + index;
    }
    rows[r] = row;
  }
  return rows;
}

function segmentSum(
  backend: NativeBackend,
  x: TensorInfo,
  segments: Int32Array,
  count: number,
  shape: number[],
): TensorInfo {
  const out = backend.pool.take(sizeOf(shape));
  const inner = count === 0 ? 0 : out.length / count;
  const rows = inner === 0 ? 0 : segments.length;
  const values = inner === 0 ? new Float32Array(0) : backend.floats(x);
  backend.addon.segmentSum(Int32Array.of(rows, count, inner), values, segments.subarray(0, rows), out);
  return backend.make(shape, 'float32', out);
}

/** Counts are small and rare enough for a loop here. */
function integerSegmentSum(backend: NativeBackend, x: TensorInfo, segments: Int32Array, shape: number[]): TensorInfo {
  const [values, out] = [backend.integers(x), new Int32Array(sizeOf(shape))];
  const inner = sizeOf(shape.slice(1));
  for (const [row, segment] of segments.entries()) {
    if (segment < 0 || segment >= shape[0]!) continue;
    for (let i = 0; i < inner; i++) out[segment * inner + i]! += values[row * inner + i]!;
  }
  return backend.make(shape, 'int32', out);
}

/** Rows picked, added up and ranked by index. */
export const indexingKernels: KernelTable = {
  [GatherV2]: kernel<'x' | 'indices', { axis: number; batchDims?: number }>(
    ({ inputs: { x, indices }, attrs, backend, onCpu }) => {
      const source = wordsOf(backend, x);
      if (!source) return onCpu();
      const axis = util.parseAxisParam(attrs.axis, x.shape)[0]!;
      const gathered = backend_util.segment_util.collectGatherOpShapeInfo(
        x as never,
        indices as never,
        axis,
        attrs.batchDims ?? 0,
      );
      const { batchSize, outerSize, dimSize, sliceSize, outputShape } = gathered;
      const wanted = backend.integers(indices);
      const count = batchSize === 0 ? 0 : wanted.length / batchSize;
      const out = newWords(backend, source, sizeOf(outputShape));
      const shape = Int32Array.of(batchSize * outerSize, dimSize, count, sliceSize);
      backend.addon.gather(shape, source, repeated(wanted, count, outerSize), out);
      return backend.make(outputShape, x.dtype, out);
    },
  ),

  [GatherNd]: kernel<'params' | 'indices'>(({ inputs: { params, indices }, backend, onCpu }) => {
    const depth = indices.shape.at(-1)!;
    if (!isFloat(params) || depth === 0 || sizeOf(params.shape) === 0) return onCpu();
    const inner = params.shape.slice(depth);
    const rows = rowNumbers(backend.integers(indices), depth, params.shape, 'gatherND');
    const shape = [...indices.shape.slice(0, -1), ...inner];
    const out = backend.pool.take(sizeOf(shape));
    const values = backend.floats(params);
    backend.addon.gather(
      Int32Array.of(1, values.length / sizeOf(inner), rows.length, sizeOf(inner)),
      values,
      rows,
      out,
    );
    return backend.make(shape, 'float32', out);
  }),

  [UnsortedSegmentSum]: kernel<'x' | 'segmentIds', { numSegments: number }>(
    ({ inputs: { x, segmentIds }, attrs, backend, onCpu }) => {
      const shape = [attrs.numSegments, ...x.shape.slice(segmentIds.shape.length)];
      if (x.dtype === 'int32') return integerSegmentSum(backend, x, backend.integers(segmentIds), shape);
      if (!isFloat(x)) return onCpu();
      return segmentSum(backend, x, backend.integers(segmentIds), attrs.numSegments, shape);
    },
  ),

  [ScatterNd]: kernel<'indices' | 'updates', { shape: number[] }>(
    ({ inputs: { indices, updates }, attrs, backend, onCpu }) => {
      if (!isFloat(updates)) return onCpu();
      const { sliceRank, sliceSize, outputSize } = scatter_util.calculateShapes(
        updates as never,
        indices as never,
        attrs.shape,
      );
      const rows = rowNumbers(backend.integers(indices), sliceRank, attrs.shape, 'scatterND');
      return segmentSum(backend, updates, rows, sliceSize === 0 ? 0 : outputSize / sliceSize, attrs.shape);
    },
  ),

  [Cumsum]: kernel<'x', { axis: number; exclusive: boolean; reverse: boolean }>(
    ({ inputs: { x }, attrs, backend, onCpu }) => {
      if (!isFloat(x)) return onCpu();
      const axis = util.parseAxisParam(attrs.axis, x.shape)[0] ?? 0;
      const sizes = [x.shape.slice(0, axis), x.shape.slice(axis, axis + 1), x.shape.slice(axis + 1)].map(sizeOf);
      const out = backend.pool.take(sizeOf(x.shape));
      backend.addon.cumulativeSum(
        Int32Array.of(...sizes, Number(attrs.exclusive), Number(attrs.reverse)),
        backend.floats(x),
        out,
      );
      return backend.make(x.shape, 'float32', out);
    },
  ),

  [TopK]: kernel<'x', { k: number }>(({ inputs: { x }, attrs: { k }, backend, onCpu }) => {
    if (!isFloat(x) || x.shape.length === 0) return onCpu();
    const columns = x.shape.at(-1)!;
    const rows = sizeOf(x.shape.slice(0, -1));
    const shape = [...x.shape.slice(0, -1), k];
    const [values, indices] = [backend.pool.take(rows * k), new Int32Array(rows * k)];
    backend.addon.largest(Int32Array.of(rows, columns, k), backend.floats(x), values, indices);
    return [backend.make(shape, 'float32', values), backend.make([...shape], 'int32', indices)];
  }),
};

/** The indices of each batch, once for each of its outer rows. */
function repeated(indices: Int32Array, count: number, times: number): Int32Array {
  if (times === 1 || count === 0) return indices;
  const all = new Int32Array(indices.length * times);
  for (let start = 0, to = 0; start < indices.length; start += count)
    for (let k = 0; k < times; k++, to += count) all.set(indices.subarray(start, start + count), to);
  return all;
}
