import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import { tensor, zeros } from '@cairn-ml/tensor';
import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../../test/devices.js';
import { scalar, testGradients, uniformTensor } from '../../test/heatmaps.js';
import { keypointMse } from './index.js';

beforeAll(() => useDevice('wasm'));

test('weights of landmarks, of pixels, masks and empty maps multiply', async () => {
  const predicted = tensor([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 2, 2]);
  const target = tensor([0, 0, 0, 0, 1, 1, 1, 1], [1, 2, 2, 2]);
  // squares 1 4 9 16 | 16 25 36 49, of 8 pixels
  expect(await scalar(keypointMse(predicted, target))).toBe(156 / 8);
  expect(await scalar(keypointMse(predicted, target, { weights: tensor([[2, 0.5]]) }))).toBe((60 + 63) / 8);
  expect(await scalar(keypointMse(predicted, target, { skipEmpty: true }))).toBe(126 / 8);
  const mask = tensor([1, 0, 0, 1], [1, 1, 2, 2]);
  expect(await scalar(keypointMse(predicted, target, { mask }))).toBe((1 + 16 + 16 + 49) / 8);
  expect(await scalar(keypointMse(predicted, target, { mask, weights: tensor([[2, 0]]), skipEmpty: true }))).toBe(0);
  expect(await scalar(keypointMse(predicted, target, { weights: predicted }))).toBe(
    (1 + 8 + 27 + 64 + 80 + 150 + 252 + 392) / 8,
  );
});

test('bad shapes name what was expected', () => {
  const maps = zeros([2, 3, 4, 5]);
  expect(() => keypointMse(zeros([2, 3]), maps)).toThrow(/`predicted` must be \[batch, landmarks, height, width\]/);
  expect(() => keypointMse(maps, zeros([2, 3, 5, 4]))).toThrow(ShapeError);
  expect(() => keypointMse(maps, maps, { weights: zeros([3, 2]) })).toThrow(/`weights` must be \[2, 3\] or/);
  expect(() => keypointMse(maps, maps, { mask: zeros([2, 2, 4, 5]) })).toThrow(/`mask` must be/);
  expect(() => keypointMse([1] as never, maps)).toThrow(InvalidArgumentError);
});

testGradients(() => {
  const [target, weights] = [uniformTensor([2, 3, 2, 2], 2), uniformTensor([2, 3], 3)];
  return { x: uniformTensor([2, 3, 2, 2], 1), loss: (x) => keypointMse(x, target, { weights }) };
});
