import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { type AdamWAttributes, type AdamWInputs, adamWName } from '../adam-w.js';
import { replaceKernel } from '../replace-kernel.js';
import { makeFloats, valuesOf } from './floats.js';

/** A step of AdamW in one pass. */
export function registerAdamW(): void {
  replaceKernel<MathBackendCPU, AdamWAttributes>('cpu', adamWName, ({ inputs, attrs, backend }) => {
    const { parameter, gradient, firstMoment, secondMoment } = inputs as unknown as AdamWInputs;
    const { learningRate, beta1, beta2, epsilon, weightDecay, firstCorrection, secondCorrection } = attrs;
    const [p, g, m, v] = [parameter, gradient, firstMoment, secondMoment].map((info) => valuesOf(backend, info)) as [
      ArrayLike<number>,
      ArrayLike<number>,
      ArrayLike<number>,
      ArrayLike<number>,
    ];
    const outputs = [0, 1, 2].map(() => makeFloats(backend, parameter.shape));
    const [newP, newM, newV] = outputs.map(([, values]) => values) as [Float32Array, Float32Array, Float32Array];
    for (let i = 0; i < newP.length; i++) {
      const first = beta1 * m[i]! + (1 - beta1) * g[i]!;
      const second = beta2 * v[i]! + (1 - beta2) * g[i]! * g[i]!;
      newM[i] = first;
      newV[i] = second;
      const step = (learningRate * (first / firstCorrection)) / (Math.sqrt(second / secondCorrection) + epsilon);
      newP[i] = p[i]! * (1 - learningRate * weightDecay) - step;
    }
    return outputs.map(([info]) => info);
  });
}
