import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { kernelOf, replaceKernel } from '../replace-kernel.js';
import { runOnCpu } from './run-on-cpu.js';

/** Stock reflects coordinates wrongly (Transform.cc). */
export function patchTransform(): void {
  const stock = kernelOf<BackendWasm, { fillMode: string }>('wasm', 'Transform');
  const onCpu = runOnCpu<{ fillMode: string }>('Transform');
  replaceKernel<BackendWasm, { fillMode: string }>('wasm', 'Transform', (call) =>
    call.attrs.fillMode === 'reflect' ? onCpu(call) : stock(call),
  );
}
