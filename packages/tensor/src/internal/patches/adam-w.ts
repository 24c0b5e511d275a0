import type { TensorInfo } from '@tensorflow/tfjs-core';

/** A kernel of wasm, cpu and native; elsewhere the step is composed of ops. */
export const adamWName = 'CairnAdamW';

/** Types, because kernels take records. */
export type AdamWAttributes = {
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  weightDecay: number;
  /** 1 - beta1^t and 1 - beta2^t at step t. */
  firstCorrection: number;
  secondCorrection: number;
};

/** Tensors of one shape. The outputs are new tensors: the parameter and the two moments. */
export type AdamWInputs<T extends TensorInfo = TensorInfo> = {
  parameter: T;
  gradient: T;
  firstMoment: T;
  secondMoment: T;
};
