import { createRandom } from '@cairn-ml/numeric';
import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { momentsOf } from '../test/statistics.js';
import { glorotNormal } from './index.js';

beforeAll(() => useDevice('cpu'));

test.each([
  [[40, 60], 40, 60],
  [[3, 5, 10, 20], 150, 300],
  [[2000], 2000, 2000],
])('%j has the variance that its fans ask for', async (shape, fanIn, fanOut) => {
  const { mean, deviation, values } = await momentsOf(glorotNormal(shape, 7));
  const expected = Math.sqrt(2 / (fanIn + fanOut));
  expect(Math.abs(deviation / expected - 1)).toBeLessThan(0.06);
  expect(Math.abs(mean / expected)).toBeLessThan(0.06);
  // about 5 % of normal numbers lie beyond two deviations
  expect(values.filter((value) => Math.abs(value) > 2 * expected).length / values.length).toBeCloseTo(0.0455, 1.7);
});

test('seeds and streams', async () => {
  expect(await glorotNormal([2, 3], 5).data()).toEqual(await glorotNormal([2, 3], createRandom(5)).data());
  expect(glorotNormal([], 1).shape).toEqual([]);
  expect(glorotNormal([0, 3], 1).shape).toEqual([0, 3]);
  expect(() => glorotNormal([-1], 1)).toThrow('`shape` must be an integer of at least 0, got -1.');
});
