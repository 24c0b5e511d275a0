import { engine, getBackend, getKernel } from '@tensorflow/tfjs-core';
import { add, div, mul, sqrt, square, sub } from '../ops.js';
import type { Tensor } from '../types.js';
import { type AdamWAttributes, type AdamWInputs, adamWName } from './patches/adam-w.js';

/** One update of one parameter: the new parameter, first and second moment. */
export function adamWStep(inputs: AdamWInputs<Tensor>, attributes: AdamWAttributes): Tensor[] {
  return getKernel(adamWName, getBackend())
    ? engine().runKernel<Tensor[]>(adamWName, inputs, attributes)
    : composedAdamWStep(inputs, attributes);
}

/** The same of ops, for devices without the kernel. */
export function composedAdamWStep(inputs: AdamWInputs<Tensor>, attributes: AdamWAttributes): Tensor[] {
  const { parameter, gradient, firstMoment, secondMoment } = inputs;
  const { learningRate, beta1, beta2, epsilon, weightDecay, firstCorrection, secondCorrection } = attributes;
  const first = add(mul(firstMoment, beta1), mul(gradient, 1 - beta1));
  const second = add(mul(secondMoment, beta2), mul(square(gradient), 1 - beta2));
  const denominator = add(sqrt(div(second, secondCorrection)), epsilon);
  const change = mul(div(first, denominator), learningRate / firstCorrection);
  const decayed = weightDecay > 0 ? mul(parameter, 1 - learningRate * weightDecay) : parameter;
  return [sub(decayed, change), first, second];
}
