import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import { replaceKernel } from '../replace-kernel.js';
import { valuesOf } from './floats.js';

/** Stock multiplies everything by 0.0 or 1.0 once per segment: one NaN or infinity makes NaN of all, and integers become floats (UnsortedSegmentSum.ts). */
export function patchSegmentSum(): void {
  replaceKernel<MathBackendCPU, { numSegments: number }>('cpu', 'UnsortedSegmentSum', ({ inputs, attrs, backend }) => {
    const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
    const sliceShape = x.shape.slice(segmentIds.shape.length);
    const size = util.sizeFromShape(sliceShape);
    const segments = valuesOf(backend, segmentIds);
    const values = valuesOf(backend, x);
    const shape = [attrs.numSegments, ...sliceShape];
    const sums = util.getTypedArrayFromDType(x.dtype as 'float32', util.sizeFromShape(shape));
    for (let i = 0; i < segments.length; i++) {
      const segment = segments[i]!;
      if (segment < 0 || segment >= attrs.numSegments) continue;
      for (let j = 0; j < size; j++) sums[segment * size + j]! += values[i * size + j]!;
    }
    return backend.makeTensorInfo(shape, x.dtype, sums);
  });
}
