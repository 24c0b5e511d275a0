import { grad, type Tensor, tensor, zeros } from '@cairn-ml/tensor';
import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../../test/devices.js';
import { scalar, testGradients, uniformTensor } from '../../test/heatmaps.js';
import { focalHeatmap } from './index.js';

beforeAll(() => useDevice('wasm'));

test('positive and negative pixels, divided by the positive ones', async () => {
  const predicted = tensor([0.5, 0.25, 0.75, 0.5], [1, 1, 2, 2]);
  const target = tensor([1, 0, 0.5, 1], [1, 1, 2, 2]);
  const positive = 2 * 0.25 * Math.log(0.5);
  const negative = 0.0625 * Math.log(0.75) + 0.5 ** 4 * 0.5625 * Math.log(0.25);
  expect(await scalar(focalHeatmap(predicted, target))).toBeCloseTo(-(positive + negative) / 2, 6);
});

test('without a landmark the sum stays whole', async () => {
  const predicted = tensor([0.5, 0.5], [1, 1, 1, 2]);
  expect(await scalar(focalHeatmap(predicted, zeros([1, 1, 1, 2])))).toBeCloseTo(-2 * 0.25 * Math.log(0.5), 6);
  const target = tensor([1, 0], [1, 1, 1, 2]);
  expect(await scalar(focalHeatmap(predicted, target, { weights: zeros([1, 1]) }))).toBeCloseTo(0, 9);
});

test('probabilities of 0 and 1 give numbers', async () => {
  const predicted = tensor([0, 1, 0, 1], [1, 1, 2, 2]);
  const target = tensor([1, 1, 0, 0], [1, 1, 2, 2]);
  const loss = await scalar(focalHeatmap(predicted, target));
  expect(loss).toBeGreaterThan(10);
  expect(loss).toBeLessThan(20);
  const slopes = await grad((x: Tensor) => focalHeatmap(x, target))(predicted).data();
  for (const slope of slopes) expect(slope).not.toBeNaN();
});

testGradients(
  () => {
    const target = tensor([1, 0.3, 0.7, 0, 1, 0.9], [1, 2, 1, 3]);
    return { x: uniformTensor([1, 2, 1, 3], 1, 0.1, 0.9), loss: (x) => focalHeatmap(x, target) };
  },
  { step: 1e-3, tolerance: 1e-2 },
);
