import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { env, registerBackend, setBackend } from '@tensorflow/tfjs-core';
import { create, globals } from 'webgpu';

/** Makes stock TensorFlow.js work on Dawn in Node. */
export async function useStockWebGPU(): Promise<void> {
  const gpu = create([]);
  Object.assign(globalThis, globals);
  Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
  const adapter = (await gpu.requestAdapter())!;
  const backend = new WebGPUBackend((await adapter.requestDevice()) as never, adapter.info as never);
  registerBackend('webgpu', () => backend);
  await setBackend('webgpu');
  env().set('WEBGPU_CPU_FORWARD', false); // or small tensors never see the GPU
}
