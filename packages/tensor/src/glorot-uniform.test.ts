import { createRandom } from '@cairn-ml/numeric';
import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { momentsOf } from '../test/statistics.js';
import { glorotUniform } from './index.js';

beforeAll(() => useDevice('cpu'));

test.each([
  [[40, 60], 40, 60],
  [[3, 5, 10, 20], 150, 300],
  [[2000], 2000, 2000],
])('%j has the variance that its fans ask for', async (shape, fanIn, fanOut) => {
  const { mean, deviation, values } = await momentsOf(glorotUniform(shape, 7));
  const expected = Math.sqrt(2 / (fanIn + fanOut)); // a uniform number up to b has the variance b² / 3
  expect(Math.abs(deviation / expected - 1)).toBeLessThan(0.06);
  expect(Math.abs(mean / expected)).toBeLessThan(0.06);
  const bound = expected * Math.sqrt(3);
  expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(bound * (1 + 1e-7));
  expect(Math.max(...values.map(Math.abs))).toBeGreaterThan(bound * 0.99);
});

test('seeds and streams', async () => {
  expect(await glorotUniform([2, 3], 5).data()).toEqual(await glorotUniform([2, 3], createRandom(5)).data());
  expect(glorotUniform([], 1).shape).toEqual([]);
  expect(glorotUniform([0, 3], 1).shape).toEqual([0, 3]);
  expect(() => glorotUniform([-1], 1)).toThrow('`shape` must be an integer of at least 0, got -1.');
});
