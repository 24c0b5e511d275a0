import { type KernelTable, kernel } from '../internal/kernel.js';

/** What a step of AdamW takes besides tensors; the corrections are 1 - beta^t at step t. */
interface AdamWAttributes {
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  weightDecay: number;
  firstCorrection: number;
  secondCorrection: number;
}

/** Steps of optimisers as one kernel: `CairnAdamW` is the tensor core's own, and gives the parameter and both moments. */
export const optimizerKernels: KernelTable = {
  CairnAdamW: kernel<'parameter' | 'gradient' | 'firstMoment' | 'secondMoment', AdamWAttributes>(
    ({ inputs: { parameter, gradient, firstMoment, secondMoment }, attrs, backend }) => {
      const { learningRate, beta1, beta2, epsilon, weightDecay, firstCorrection, secondCorrection } = attrs;
      const options = Float64Array.of(
        learningRate,
        beta1,
        beta2,
        epsilon,
        weightDecay,
        firstCorrection,
        secondCorrection,
      );
      const given = [parameter, gradient, firstMoment, secondMoment].map((tensor) => backend.floats(tensor));
      const results = [0, 1, 2].map(() => backend.pool.take(given[0]!.length));
      backend.addon.adamW(options, ...given, ...results);
      return results.map((values) => backend.make(parameter.shape, 'float32', values));
    },
  ),
};
