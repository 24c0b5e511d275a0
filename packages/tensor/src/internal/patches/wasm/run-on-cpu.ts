import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { findBackend, getKernel, type NamedAttrMap, type TensorInfo } from '@tensorflow/tfjs-core';
import type { Kernel } from '../replace-kernel.js';

/** The cpu kernel of this name, on copies. */
export function runOnCpu<Attributes = object>(kernelName: string): Kernel<BackendWasm, Attributes> {
  return ({ inputs, attrs, backend }) => {
    const cpu = findBackend('cpu') as MathBackendCPU;
    const toCpu = (info: TensorInfo): TensorInfo =>
      cpu.makeTensorInfo(info.shape, info.dtype, backend.readSync(info.dataId) as never);
    const fromCpu = ({ dataId, shape, dtype }: TensorInfo): TensorInfo => {
      const values = cpu.readSync(dataId);
      // a cpu tensor of dtype float32 may hold bytes
      const typed = dtype === 'float32' ? Float32Array.from(values as Float32Array) : values;
      return { dataId: backend.write(typed, shape, dtype), shape, dtype };
    };
    const copies = Object.fromEntries(Object.entries(inputs).map(([name, info]) => [name, toCpu(info)]));
    const outputs = getKernel(kernelName, 'cpu').kernelFunc({
      inputs: copies,
      attrs: attrs as NamedAttrMap,
      backend: cpu,
    });
    const results = Array.isArray(outputs) ? outputs.map(fromCpu) : fromCpu(outputs);
    for (const info of [...Object.values(copies), outputs].flat()) cpu.disposeData(info.dataId);
    return results;
  };
}
