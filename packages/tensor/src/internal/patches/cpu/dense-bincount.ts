import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { kernelOf, replaceKernel } from '../replace-kernel.js';

/** Stock forgets `binaryOutput` for a list (DenseBincount.ts): this makes it a matrix of one row. */
export function patchDenseBincount(): void {
  const stock = kernelOf<MathBackendCPU, { size: number }>('cpu', 'DenseBincount');
  replaceKernel<MathBackendCPU, { size: number }>('cpu', 'DenseBincount', (call) => {
    const { x, weights } = call.inputs as Record<'x' | 'weights', TensorInfo>;
    if (x.shape.length > 1) return stock(call);
    const weightShape = weights.shape[0] === 0 ? [0] : [1, ...weights.shape];
    const inputs = { x: { ...x, shape: [1, ...x.shape] }, weights: { ...weights, shape: weightShape } };
    return { ...stock({ ...call, inputs }), shape: [call.attrs.size] };
  });
}
