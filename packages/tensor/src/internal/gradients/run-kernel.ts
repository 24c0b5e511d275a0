import { engine, type Tensor } from '@tensorflow/tfjs-core';

/** Runs a kernel that has no op of its own. */
export function runKernel(name: string, inputs: Record<string, Tensor>, attributes: object): Tensor {
  return engine().runKernel(name, inputs, attributes as never) as Tensor;
}
