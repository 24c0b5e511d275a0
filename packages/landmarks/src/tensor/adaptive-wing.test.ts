import { grad, type Tensor, tensor, zeros } from '@cairn-ml/tensor';
import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../../test/devices.js';
import { scalar, testGradients, uniformTensor } from '../../test/heatmaps.js';
import { adaptiveWing } from './index.js';

beforeAll(() => useDevice('wasm'));

const at = (distance: number, target: number) =>
  scalar(adaptiveWing(tensor([target + distance], [1, 1, 1, 1]), tensor([target], [1, 1, 1, 1])));

test('the curve, and the line that continues it', async () => {
  // 14 ln(1 + d^(2.1 - t)); at 0.5 and beyond with slope 14 (2.1 - t) 0.5^(1.1 - t) / (1 + 0.5^(2.1 - t))
  expect(await at(0.25, 1)).toBeCloseTo(14 * Math.log(1 + 0.25 ** 1.1), 5);
  expect(await at(-0.25, 0)).toBeCloseTo(14 * Math.log(1 + 0.25 ** 2.1), 5);
  const slope = (14 * 2.1 * 0.5 ** 1.1) / (1 + 0.5 ** 2.1);
  expect(await at(1.5, 0)).toBeCloseTo(14 * Math.log(1 + 0.5 ** 2.1) + slope, 4);
});

test('no error has no gradient, and no NaN', async () => {
  const target = tensor([0, 0.5, 1, 1], [1, 1, 2, 2]);
  expect(await scalar(adaptiveWing(target, target))).toBeCloseTo(0, 9);
  const slopes = await grad((x: Tensor) => adaptiveWing(x, target))(target).data();
  for (const slope of slopes) expect(slope).toBeCloseTo(0, 9);
});

test('weights multiply the loss, in mmpose the maps', async () => {
  const [predicted, target] = [tensor([0.8], [1, 1, 1, 1]), tensor([0.4], [1, 1, 1, 1])];
  const weights = tensor([[0.5]]);
  const whole = await scalar(adaptiveWing(predicted, target));
  expect(await scalar(adaptiveWing(predicted, target, { weights }))).toBeCloseTo(whole / 2, 5);
  // maps 0.4 and 0.2
  const released = await scalar(adaptiveWing(predicted, target, { weights, mode: 'mmpose' }));
  expect(released).toBeCloseTo(14 * Math.log(1 + 0.2 ** 1.9), 5);
});

test('constants that make no wing', () => {
  const maps = zeros([1, 1, 2, 2]);
  expect(() => adaptiveWing(maps, maps, { alpha: 1 })).toThrow('`alpha` must be above 1');
  expect(() => adaptiveWing(maps, maps, { theta: 0 })).toThrow('`theta`');
});

testGradients(
  () => {
    const [target, weights] = [uniformTensor([1, 2, 2, 3], 5), uniformTensor([1, 2], 6)];
    return { x: uniformTensor([1, 2, 2, 3], 4, -1, 2), loss: (x) => adaptiveWing(x, target, { weights }) };
  },
  { step: 1e-3, tolerance: 1e-2 },
);
