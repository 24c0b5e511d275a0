import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { type TensorInfo, util } from '@tensorflow/tfjs-core';

/** The entries of a tensor; what says it is float32 may hold bytes. */
export function valuesOf(backend: MathBackendCPU, { dataId }: TensorInfo): ArrayLike<number> {
  return backend.data.get(dataId).values as ArrayLike<number>;
}

/** A tensor of zeros and its entries. */
export function makeFloats(backend: MathBackendCPU, shape: number[]): [TensorInfo, Float32Array] {
  const values = new Float32Array(util.sizeFromShape(shape));
  return [backend.makeTensorInfo(shape, 'float32', values), values];
}
