import { expect, test } from 'vitest';
import { describeTargets, runKernel } from '../../test/native.js';
import { createRandom, error, normals } from '../../test/values.js';

describeTargets(() => {
  test.each([0.99, 0.999, 0.9999])('a step of AdamW with beta2 %f equals its formula in float64', async (beta2) => {
    const random = createRandom(1);
    const shape = [7, 11];
    const [parameter, gradient, firstMoment] = [1, 2, 3].map(() => normals(random, shape));
    const secondMoment = { shape, values: Float32Array.from(normals(random, shape).values, (x) => x * x) };
    const o = {
      learningRate: 0.01,
      beta1: 0.9,
      beta2,
      epsilon: 1e-8,
      weightDecay: 0.1,
      firstCorrection: 0.19,
      secondCorrection: 1 - beta2 ** 2,
    };
    const inputs = { parameter: parameter!, gradient: gradient!, firstMoment: firstMoment!, secondMoment };
    const results = await runKernel('CairnAdamW', inputs, o);
    const first = Float64Array.from(firstMoment!.values, (m, i) => o.beta1 * m + (1 - o.beta1) * gradient!.values[i]!);
    const second = secondMoment.values.map((v, i) => o.beta2 * v + (1 - o.beta2) * gradient!.values[i]! ** 2);
    const values = Float64Array.from(parameter!.values, (p, i) => {
      const step = first[i]! / o.firstCorrection / (Math.sqrt(second[i]! / o.secondCorrection) + o.epsilon);
      return p * (1 - o.learningRate * o.weightDecay) - o.learningRate * step;
    });
    for (const [i, expected] of [values, first, second].entries())
      expect(error(results[i], { shape, values: expected })).toBeLessThan(1e-6);
  });
});
