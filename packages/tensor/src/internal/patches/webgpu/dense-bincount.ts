import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import { kernelOf, replaceKernel } from '../replace-kernel.js';
import { dropBeyond } from './segment-sum.js';

interface BincountAttributes {
  size: number;
  binaryOutput: boolean;
}

/**
 * A sum over segments: bin j of row i is segment i size + j. Stock finds rows by the shape of the result instead of the input's, and its shader for
 * `binaryOutput` does not compile (bincount_webgpu.ts).
 */
export function patchDenseBincount(): void {
  replaceKernel<WebGPUBackend, BincountAttributes>('webgpu', 'DenseBincount', ({ inputs, attrs, backend }) => {
    const { x, weights } = inputs as { x: TensorInfo; weights: TensorInfo };
    const { size, binaryOutput } = attrs;
    const made: TensorInfo[] = [];
    const keep = (info: TensorInfo) => {
      made.push(info);
      return info;
    };
    const run = (name: string, named: Record<string, TensorInfo>, attributes: object = {}) =>
      keep(kernelOf<WebGPUBackend, object>('webgpu', name)({ inputs: named, attrs: attributes, backend }));

    const count = util.sizeFromShape(x.shape);
    const rows = x.shape.length === 1 ? 1 : x.shape[0]!;
    const columns = count / Math.max(rows, 1);
    const starts = Int32Array.from({ length: count }, (_, i) => size * Math.floor(i / columns));
    const ones = () => keep(backend.makeTensorInfo([count], weights.dtype, new Float32Array(count).fill(1)));
    const hasWeights = util.sizeFromShape(weights.shape) > 0 && !binaryOutput;
    const values = hasWeights ? { ...weights, shape: [count] } : ones();

    // A bin beyond the last is one of the next row: it is made so negative that the row does not bring it back.
    const bins = keep(dropBeyond(backend, { ...x, shape: [count] }, size));
    const isNone = run('Less', { a: bins, b: keep(backend.makeTensorInfo([], 'int32', new Int32Array(1))) });
    const places = run('Add', { a: bins, b: keep(backend.makeTensorInfo([count], 'int32', starts)) });
    const segmentIds = run('Select', { condition: isNone, t: bins, e: places });
    const sums = run('UnsortedSegmentSum', { x: values, segmentIds }, { numSegments: rows * size });
    const binary = binaryOutput ? run('Minimum', { a: sums, b: keep(scalarOne(backend, weights.dtype)) }) : sums;
    for (const info of made) if (info !== binary) backend.disposeData(info.dataId);
    return { ...binary, shape: x.shape.length === 1 ? [size] : [rows, size] };
  });
}

function scalarOne(backend: WebGPUBackend, dtype: TensorInfo['dtype']): TensorInfo {
  return backend.makeTensorInfo([], dtype, new Float32Array([1]));
}
