import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runKernel } from './kernel.js';
import type { NativeBackend } from './native-backend.js';

/** What tfjs can join to a product or a convolution. */
export type Activation = 'linear' | 'relu' | 'relu6' | 'elu' | 'sigmoid' | 'leakyrelu' | 'prelu';

/** Inputs of a fused kernel besides its operands; tfjs leaves them out where they are not used. */
export type FusedInputs = 'bias' | 'preluActivationWeights';

/** In the order of `Activation` in cpp/dispatch.h. */
const codes: readonly Activation[] = ['linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu'];

const kernels: Partial<Record<Activation, string>> = {
  relu: 'Relu',
  relu6: 'Relu6',
  elu: 'Elu',
  sigmoid: 'Sigmoid',
  leakyrelu: 'LeakyRelu',
  prelu: 'Prelu',
};

/** The number by which the binary knows an activation; undefined where it does not. */
export function codeOf(activation: Activation): number | undefined {
  const code = codes.indexOf(activation);
  return code < 0 ? undefined : code;
}

/** What follows a product or a convolution. */
export interface Finish {
  bias?: TensorInfo | undefined;
  preluActivationWeights?: TensorInfo | undefined;
  activation: Activation;
  leakyreluAlpha: number;
}

/** f(x + bias), one kernel after the other, for biases and slopes of any shape; gives `x` back to the backend. */
export function finish(backend: NativeBackend, x: TensorInfo, { bias, activation, ...rest }: Finish): TensorInfo {
  let result = x;
  const then = (name: string, inputs: Record<string, TensorInfo>, attrs?: object) => {
    const next = runKernel(backend, name, inputs, attrs);
    backend.disposeIntermediateTensorInfo(result);
    result = next;
  };
  if (bias) then('Add', { a: result, b: bias });
  const name = kernels[activation];
  const alpha = rest.preluActivationWeights;
  if (name === 'Prelu' && alpha) then(name, { x: result, alpha });
  else if (name) then(name, { x: result }, { alpha: rest.leakyreluAlpha });
  return result;
}
