import { randomNormal, type Tensor, zeros } from '@cairn-ml/tensor';
import { checkGradient } from '@cairn-ml/tensor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectLossAndGradient, type GoldenCase, goldenCases } from '../test/golden.js';
import { expectTidy } from '../test/leaks.js';
import { yAwareInfoNCE } from './index.js';

const expectCase = ({ inputs, params, expected }: GoldenCase, variant: 'paper' | 'released') =>
  expectLossAndGradient(
    (z) => yAwareInfoNCE(z, inputs.labels, { bandwidth: params.sigma, temperature: params.temperature, variant }),
    inputs.features_two_view,
    { loss: expected.loss, gradient: expected.grad_features },
  );

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(goldenCases('contrastive-losses', 'yaware_repo'))('released, $name', (given) =>
    expectCase(given, 'released'),
  );
  test.each(goldenCases('contrastive-losses', 'yaware_row_normalised'))('paper, $name', (given) =>
    expectCase(given, 'paper'),
  );

  test('labels out of reach, one sample and none give 0', async () => {
    const far = await yAwareInfoNCE(randomNormal([3, 2], 1), [0, 1e6, 2e6]).data();
    expect(far[0]).toBe(0);
    expect((await yAwareInfoNCE(zeros([1, 2]), [3]).data())[0]).toBe(0);
    expect((await yAwareInfoNCE(zeros([0, 2]), []).data())[0]).toBe(0);
  });

  test('the gradient is that of differences, rows of zeros included', async () => {
    const loss = (z: Tensor) =>
      yAwareInfoNCE(
        z,
        [
          [1, 0],
          [4, 2],
          [2, 2],
        ],
        { temperature: 1 },
      );
    expect((await checkGradient(loss, [randomNormal([3, 2, 3], 2)])).maxError).toBeLessThan(1e-3);
    expect((await yAwareInfoNCE(zeros([3, 2]), [1, 2, 3]).data())[0]).toBeCloseTo(Math.log(2), 5);
  });

  test('nothing is left behind', () => expectTidy((z) => yAwareInfoNCE(z, [1, 1, 2]), randomNormal([3, 2], 1)));
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  expect(() => yAwareInfoNCE(zeros([2, 2]), [1, 2], { bandwidth: 0 })).toThrow(
    'yAwareInfoNCE: `bandwidth` must be above 0, got 0.',
  );
  expect(() => yAwareInfoNCE(zeros([2, 2]), [1, 2], { variant: 'code' as never })).toThrow(
    "yAwareInfoNCE: `variant` must be 'paper' | 'released', got \"code\".",
  );
});
