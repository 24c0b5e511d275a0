import { createRandom } from '@cairn-ml/numeric';
import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { momentsOf } from '../test/statistics.js';
import { lecunNormal } from './index.js';

beforeAll(() => useDevice('cpu'));

test.each([
  [[40, 60], 40, 60],
  [[3, 5, 10, 20], 150, 300],
  [[2000], 2000, 2000],
])('%j has the variance that its fans ask for', async (shape, fanIn) => {
  const { mean, deviation, values } = await momentsOf(lecunNormal(shape, 7));
  const expected = Math.sqrt(1 / fanIn);
  expect(Math.abs(deviation / expected - 1)).toBeLessThan(0.06);
  expect(Math.abs(mean / expected)).toBeLessThan(0.06);
  // about 5 % of normal numbers lie beyond two deviations
  expect(values.filter((value) => Math.abs(value) > 2 * expected).length / values.length).toBeCloseTo(0.0455, 1.7);
});

test('seeds and streams', async () => {
  expect(await lecunNormal([2, 3], 5).data()).toEqual(await lecunNormal([2, 3], createRandom(5)).data());
  expect(lecunNormal([], 1).shape).toEqual([]);
  expect(lecunNormal([0, 3], 1).shape).toEqual([0, 3]);
  expect(() => lecunNormal([-1], 1)).toThrow('`shape` must be an integer of at least 0, got -1.');
});
