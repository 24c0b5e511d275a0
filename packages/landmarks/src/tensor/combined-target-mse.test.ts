import { tensor, zeros } from '@cairn-ml/tensor';
import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../../test/devices.js';
import { scalar, testGradients, uniformTensor } from '../../test/heatmaps.js';
import { combinedTargetMse } from './index.js';

beforeAll(() => useDevice('wasm'));

test('class errors everywhere, offset errors within the disc, half each', async () => {
  const target = tensor([1, 0, 0.5, 9, -0.5, 9], [1, 3, 1, 2]);
  const predicted = tensor([0.5, 1, 0, 5, 0.5, 5], [1, 3, 1, 2]);
  // class (0.25 + 1) / 2, x 0.25 / 2, y 1 / 2
  expect(await scalar(combinedTargetMse(predicted, target))).toBeCloseTo((0.625 + 0.125 + 0.5) / 2, 6);
});

test('weights multiply errors, in mmpose maps before they are squared', async () => {
  const target = tensor([1, 1, 0, 0, 0, 0], [1, 6, 1, 1]);
  const predicted = tensor([0, 0, 0, 2, 0, 0], [1, 6, 1, 1]);
  const weights = tensor([[1, 0.5]]);
  // first landmark: class 1, x 1; second: class 4
  expect(await scalar(combinedTargetMse(predicted, target, { weights }))).toBeCloseTo((2 + 2) / 4, 6);
  expect(await scalar(combinedTargetMse(predicted, target, { weights, mode: 'mmpose' }))).toBeCloseTo((2 + 1) / 4, 6);
});

test('maps that are no triples', () => {
  const maps = zeros([1, 4, 2, 2]);
  expect(() => combinedTargetMse(maps, maps)).toThrow('`predicted` must be [batch, 3 landmarks, height, width]');
});

testGradients(() => {
  const [target, weights] = [uniformTensor([2, 6, 2, 1], 8), uniformTensor([2, 2], 9)];
  return { x: uniformTensor([2, 6, 2, 1], 7), loss: (x) => combinedTargetMse(x, target, { weights }) };
});
