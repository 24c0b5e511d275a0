import type { TensorInfo } from '@tensorflow/tfjs-core';

/** Attributes of the kernel `CairnAdamW`, which is registered for wasm and cpu. */
export interface AdamWAttributes {
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  weightDecay: number;
  /** 1 - beta1^t and 1 - beta2^t at step t. */
  firstCorrection: number;
  secondCorrection: number;
}

/** Its inputs; its outputs are new tensors: the parameter and the two moments. */
export interface AdamWInputs {
  parameter: TensorInfo;
  gradient: TensorInfo;
  firstMoment: TensorInfo;
  secondMoment: TensorInfo;
}

export const adamWName = 'CairnAdamW';
