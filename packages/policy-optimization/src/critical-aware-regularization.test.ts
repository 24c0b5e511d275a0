import { grad, type Tensor, tensor, zeros } from '@cairn-ml/tensor';
import { expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { expectClose } from '../test/programs.js';
import { clippedPolicyLoss, criticalAwareRegularization } from './index.js';

test('a case that is not critical has the plain coefficients, one that is has more KL and less room', () => {
  const result = criticalAwareRegularization([0, 0.5, 1], {
    klCoefficient: 0.1,
    klGain: 3,
    clipLow: 0.2,
    clipHigh: 0.4,
    clipShrink: 0.5,
  });
  expectClose(result.klCoefficient, [0.1, 0.25, 0.4], 1e-15);
  expectClose(result.clipLow, [0.2, 0.15, 0.1], 1e-15);
  expectClose(result.clipHigh, [0.4, 0.3, 0.2], 1e-15);
  expect(criticalAwareRegularization([false, true])).toEqual(criticalAwareRegularization([0, 1]));
  expect(criticalAwareRegularization([]).clipLow.length).toBe(0);
});

test('in the loss, a critical case stops earlier and is pulled back harder', async () => {
  await useDevice('cpu');
  const careful = criticalAwareRegularization([0, 1], { klCoefficient: 1 });
  const old = zeros([2, 1]);
  const ratio = tensor([[Math.log(1.15)], [Math.log(1.15)]]);
  const gradientOf = async (options: object) => {
    const loss = (x: Tensor) => clippedPolicyLoss(x, old, [1, 1], { ...options, aggregation: 'sum' });
    return grad(loss)(ratio).data();
  };
  const { klCoefficient, ...clips } = careful;
  expectClose(await gradientOf(clips), [-1.15, 0], 1e-6); // clipped at 1.1 only where critical
  const pulled = await gradientOf({ klCoefficient, referenceLogprobs: old, clipHigh: 1 });
  // k3 has the gradient 1 - exp(-x)
  expectClose(pulled, [-1.15 + (1 - 1 / 1.15), -1.15 + 2 * (1 - 1 / 1.15)], 1e-6);
});

test('errors name the argument', () => {
  expect(() => criticalAwareRegularization([2])).toThrow(
    'criticalAwareRegularization: `criticality[0]` must be a finite',
  );
  expect(() => criticalAwareRegularization([1], { clipShrink: 2 })).toThrow('`clipShrink` must be a finite number');
  expect(() => criticalAwareRegularization([1], { klGain: -1 })).toThrow('`klGain` must be a finite number');
});
