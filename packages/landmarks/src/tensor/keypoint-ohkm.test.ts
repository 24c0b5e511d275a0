import { tensor, zeros } from '@cairn-ml/tensor';
import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../../test/devices.js';
import { scalar, testGradients, uniformTensor } from '../../test/heatmaps.js';
import { keypointMse, keypointOhkm } from './index.js';

beforeAll(() => useDevice('wasm'));

test('the hardest landmarks of each image count, not those of the batch', async () => {
  const target = zeros([2, 3, 1, 1]);
  const predicted = tensor([1, 2, 3, 10, 20, 30], [2, 3, 1, 1]);
  expect(await scalar(keypointOhkm(predicted, target, { hardest: 2 }))).toBe((4 + 9 + 400 + 900) / 4);
});

test('weights count once, in mmpose squared', async () => {
  const target = zeros([1, 2, 1, 1]);
  const predicted = tensor([2, 3], [1, 2, 1, 1]);
  const weights = tensor([[0.5, 0.25]]);
  expect(await scalar(keypointOhkm(predicted, target, { hardest: 1, weights }))).toBe(9 / 4);
  expect(await scalar(keypointOhkm(predicted, target, { hardest: 1, weights, mode: 'mmpose' }))).toBe(4 / 4);
});

test('all landmarks: the mean squared error', async () => {
  const [predicted, target] = [uniformTensor([2, 3, 4, 4], 1), uniformTensor([2, 3, 4, 4], 2)];
  const all = await scalar(keypointOhkm(predicted, target, { hardest: 3 }));
  expect(all).toBeCloseTo(await scalar(keypointMse(predicted, target)), 6);
});

test('more landmarks than there are', () => {
  const maps = zeros([1, 2, 3, 3]);
  expect(() => keypointOhkm(maps, maps)).toThrow('`hardest` must be at most the 2 landmarks, got 8');
  expect(() => keypointOhkm(maps, maps, { hardest: 0 })).toThrow('`hardest`');
});

testGradients(() => {
  const [target, weights] = [uniformTensor([2, 3, 2, 2], 2), uniformTensor([2, 3], 3)];
  return { x: uniformTensor([2, 3, 2, 2], 1), loss: (x) => keypointOhkm(x, target, { hardest: 2, weights }) };
});
