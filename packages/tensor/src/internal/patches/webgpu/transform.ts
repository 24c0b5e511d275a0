import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { kernelOf, replaceKernel } from '../replace-kernel.js';

/** Stock reads a transform per image also where there is one for all (transform_webgpu.ts). */
export function patchTransform(): void {
  const stock = kernelOf<WebGPUBackend, object>('webgpu', 'Transform');
  replaceKernel<WebGPUBackend, object>('webgpu', 'Transform', (call) => {
    const { inputs, backend } = call;
    const { image, transforms } = inputs as { image: TensorInfo; transforms: TensorInfo };
    const batch = image.shape[0]!;
    if (transforms.shape[0] === batch) return stock(call);
    const tile = kernelOf<WebGPUBackend, object>('webgpu', 'Tile');
    const each = tile({ inputs: { x: transforms }, attrs: { reps: [batch, 1] }, backend });
    const result = stock({ ...call, inputs: { image, transforms: each } });
    backend.disposeData(each.dataId);
    return result;
  });
}
