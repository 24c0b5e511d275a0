import { createRandom } from '@cairn-ml/numeric';
import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { momentsOf } from '../test/statistics.js';
import { heUniform } from './index.js';

beforeAll(() => useDevice('cpu'));

test.each([
  [[40, 60], 40, 60],
  [[3, 5, 10, 20], 150, 300],
  [[2000], 2000, 2000],
])('%j has the variance that its fans ask for', async (shape, fanIn) => {
  const { mean, deviation, values } = await momentsOf(heUniform(shape, 7));
  const expected = Math.sqrt(2 / fanIn); // a uniform number up to b has the variance b² / 3
  expect(Math.abs(deviation / expected - 1)).toBeLessThan(0.06);
  expect(Math.abs(mean / expected)).toBeLessThan(0.06);
  const bound = expected * Math.sqrt(3);
  expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(bound * (1 + 1e-7));
  expect(Math.max(...values.map(Math.abs))).toBeGreaterThan(bound * 0.99);
});

test('seeds and streams', async () => {
  expect(await heUniform([2, 3], 5).data()).toEqual(await heUniform([2, 3], createRandom(5)).data());
  expect(heUniform([], 1).shape).toEqual([]);
  expect(heUniform([0, 3], 1).shape).toEqual([0, 3]);
  expect(() => heUniform([-1], 1)).toThrow('`shape` must be an integer of at least 0, got -1.');
});
