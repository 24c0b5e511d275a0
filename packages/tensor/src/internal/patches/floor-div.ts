import type { KernelBackend } from '@tensorflow/tfjs-core';
import { kernelOf, replaceKernel } from './replace-kernel.js';

/** Stock's floorDiv of floats is int32, which has neither NaN nor infinity (FloorDiv.ts of cpu and WebGPU). */
export function patchFloorDiv(backendName: string): void {
  const stock = kernelOf<KernelBackend>(backendName, 'FloorDiv');
  replaceKernel<KernelBackend, never>(backendName, 'FloorDiv', (call) => {
    const { inputs, backend } = call;
    if (inputs.a!.dtype !== 'float32') return stock(call);
    const quotient = kernelOf<KernelBackend, never>(backendName, 'RealDiv')(call);
    const floor = kernelOf<KernelBackend, object>(backendName, 'Floor');
    const result = floor({ inputs: { x: quotient }, attrs: {}, backend });
    backend.disposeData(quotient.dataId);
    return result;
  });
}
