import { randomNormal, type Tensor, zeros } from '@cairn-ml/tensor';
import { checkGradient } from '@cairn-ml/tensor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectLossAndGradient, goldenCases } from '../test/golden.js';
import { expectTidy } from '../test/leaks.js';
import { adaptiveContrast } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(goldenCases('contrastive-losses', 'adacon'))(
    "loss and gradient are those of the authors' code, $name",
    (given) => {
      const { norm_val, scale_s, temperature } = given.params;
      const options = { marginScale: norm_val, scale: scale_s, temperature };
      return expectLossAndGradient(
        (z) => adaptiveContrast(z, given.inputs.labels_cdf_position, options),
        given.inputs.features_two_view_before_l2norm,
        { loss: given.expected.loss, gradient: given.expected.grad_features },
      );
    },
  );

  test('the margin stops at 2, so labels farther than that are all the same', async () => {
    const z = randomNormal([4, 2, 3], 1);
    const options = { marginScale: 1, scale: 2 };
    const [near] = await adaptiveContrast(z, [0, 2, 4, 6], options).data();
    expect(near).toBeCloseTo((await adaptiveContrast(z, [0, 20, 400, 6000], options).data())[0]!, 5);
  });

  test('an anchor without another row of its label gives 0, and so does an empty batch', async () => {
    const each = await adaptiveContrast(randomNormal([3, 2], 1), [1, 1, 7], {
      marginScale: 0.1,
      scale: 1,
      reduction: 'none',
    }).data();
    expect([each[2], each[0]! > 0]).toEqual([0, true]);
    expect((await adaptiveContrast(zeros([0, 2]), [], { marginScale: 0.1 }).data())[0]).toBe(0);
    expect((await adaptiveContrast(zeros([1, 2]), [3], { marginScale: 0.1 }).data())[0]).toBe(0);
  });

  test('the gradient is that of differences', async () => {
    const loss = (z: Tensor) => adaptiveContrast(z, [1, 4, 4], { marginScale: 0.2, scale: 3 });
    expect((await checkGradient(loss, [randomNormal([3, 2, 3], 2)])).maxError).toBeLessThan(1e-3);
  });

  test('nothing is left behind', () =>
    expectTidy((z) => adaptiveContrast(z, [1, 1, 2], { marginScale: 0.1 }), randomNormal([3, 2], 1)));
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  expect(() => adaptiveContrast(zeros([2, 2]), [1, 2], { marginScale: -1 })).toThrow(
    'adaptiveContrast: `marginScale` must be a finite number of at least 0, got -1.',
  );
});
