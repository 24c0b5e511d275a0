import { engine } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { useDevice } from '../../../test/devices.js';
import { type Tensor, tensor } from '../../index.js';

const attributes = {
  learningRate: 0.1,
  beta1: 0.9,
  beta2: 0.99,
  epsilon: 1e-3,
  weightDecay: 0.5,
  firstCorrection: 0.19,
  secondCorrection: 0.0199,
};

describe.each(['cpu', 'wasm'] as const)('%s', (device) => {
  test.each([1, 4, 7])('CairnAdamW of %d entries is its formula, and its inputs stay', async (count) => {
    await useDevice(device);
    const values = (phase: number) => Float32Array.from({ length: count }, (_, i) => Math.sin(i + phase));
    const [p, g, m, v] = [values(0), values(1), values(2), values(3).map((value) => value ** 2)] as const;
    const inputs = {
      parameter: tensor(p),
      gradient: tensor(g),
      firstMoment: tensor(m),
      secondMoment: tensor(v),
    };
    const outputs = engine().runKernel<Tensor[]>('CairnAdamW', inputs, attributes);
    const [newP, newM, newV] = await Promise.all(outputs.map((each) => each.data()));
    for (let i = 0; i < count; i++) {
      const first = 0.9 * m[i]! + 0.1 * g[i]!;
      const second = 0.99 * v[i]! + 0.01 * g[i]! ** 2;
      const step = (0.1 * (first / 0.19)) / (Math.sqrt(second / 0.0199) + 1e-3);
      expect(newM![i]).toBeCloseTo(first, 6);
      expect(newV![i]).toBeCloseTo(second, 6);
      expect(newP![i]).toBeCloseTo(p[i]! * (1 - 0.1 * 0.5) - step, 6);
    }
    expect(Array.from(await inputs.parameter.data())).toEqual(Array.from(p));
  });
});
