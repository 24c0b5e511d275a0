import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { util } from '@tensorflow/tfjs-core';
import { type AdamWAttributes, type AdamWInputs, adamWName } from '../adam-w.js';
import { replaceKernel } from '../replace-kernel.js';
import { addressOf, machineOf } from './machine.js';

/** A step of AdamW in one pass; composed of ops it is twelve. */
export function registerAdamW(): void {
  replaceKernel<BackendWasm, AdamWAttributes>('wasm', adamWName, ({ inputs, attrs, backend }) => {
    const { parameter, gradient, firstMoment, secondMoment } = inputs as unknown as AdamWInputs;
    const outputs = [0, 1, 2].map(() => backend.makeOutput(parameter.shape, 'float32'));
    const tensors = [parameter, gradient, firstMoment, secondMoment, ...outputs];
    machineOf(backend).kernels.adamW(
      util.sizeFromShape(parameter.shape),
      ...tensors.map((each) => addressOf(backend, each)),
      attrs.beta1,
      1 - attrs.beta1,
      attrs.beta2,
      1 - attrs.beta2,
      1 - attrs.learningRate * attrs.weightDecay,
      attrs.learningRate / attrs.firstCorrection,
      1 / Math.sqrt(attrs.secondCorrection),
      attrs.epsilon,
    );
    return outputs;
  });
}
