import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { type DataType, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { kernelOf, replaceKernel } from '../replace-kernel.js';

/**
 * Stock puts segments behind the last one into another, modulo their number, reads only a list of segments, and adds the bits of integers as if they
 * were floats (unsorted_segment_sum_webgpu.ts).
 */
export function patchSegmentSum(): void {
  const stock = kernelOf<WebGPUBackend, { numSegments: number }>('webgpu', 'UnsortedSegmentSum');
  replaceKernel<WebGPUBackend, { numSegments: number }>('webgpu', 'UnsortedSegmentSum', (call) => {
    const { inputs, attrs, backend } = call;
    const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
    const sliceShape = x.shape.slice(segmentIds.shape.length);
    const count = util.sizeFromShape(segmentIds.shape);
    const segments = dropBeyond(backend, { ...segmentIds, shape: [count] }, attrs.numSegments);
    const cast = kernelOf<WebGPUBackend, { dtype: DataType }>('webgpu', 'Cast');
    const floats = cast({
      inputs: { x: { ...x, shape: [count, ...sliceShape] } },
      attrs: { dtype: 'float32' },
      backend,
    });
    const sums = stock({ ...call, inputs: { x: floats, segmentIds: segments } });
    const result = cast({ inputs: { x: sums }, attrs: { dtype: x.dtype }, backend });
    for (const { dataId } of [segments, floats, sums]) backend.disposeData(dataId);
    return result;
  });
}

/** -1 in the place of what is not below `limit`: stock leaves negative segments out. */
export function dropBeyond(backend: WebGPUBackend, x: TensorInfo, limit: number): TensorInfo {
  const constant = (value: number) => backend.makeTensorInfo(x.shape, 'int32', new Int32Array(x.shape[0]!).fill(value));
  const [limits, minusOne] = [constant(limit), constant(-1)];
  const run = (name: string, inputs: Record<string, TensorInfo>) =>
    kernelOf<WebGPUBackend, object>('webgpu', name)({ inputs, attrs: {}, backend });
  const isBelow = run('Less', { a: x, b: limits });
  const result = run('Select', { condition: isBelow, t: x, e: minusOne });
  for (const { dataId } of [limits, minusOne, isBelow]) backend.disposeData(dataId);
  return result;
}
