import { createRandom } from '@cairn-ml/numeric';
import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { momentsOf } from '../test/statistics.js';
import { heNormal } from './index.js';

beforeAll(() => useDevice('cpu'));

test.each([
  [[40, 60], 40, 60],
  [[3, 5, 10, 20], 150, 300],
  [[2000], 2000, 2000],
])('%j has the variance that its fans ask for', async (shape, fanIn) => {
  const { mean, deviation, values } = await momentsOf(heNormal(shape, 7));
  const expected = Math.sqrt(2 / fanIn);
  expect(Math.abs(deviation / expected - 1)).toBeLessThan(0.06);
  expect(Math.abs(mean / expected)).toBeLessThan(0.06);
  // about 5 % of normal numbers lie beyond two deviations
  expect(values.filter((value) => Math.abs(value) > 2 * expected).length / values.length).toBeCloseTo(0.0455, 1.7);
});

test('seeds and streams', async () => {
  expect(await heNormal([2, 3], 5).data()).toEqual(await heNormal([2, 3], createRandom(5)).data());
  expect(heNormal([], 1).shape).toEqual([]);
  expect(heNormal([0, 3], 1).shape).toEqual([0, 3]);
  expect(() => heNormal([-1], 1)).toThrow('`shape` must be an integer of at least 0, got -1.');
});
