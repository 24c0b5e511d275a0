import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { momentsOf } from '../test/statistics.js';
import { truncatedNormal } from './index.js';

beforeAll(() => useDevice('cpu'));

test('nothing beyond two deviations, and the deviation of that distribution', async () => {
  const { mean, deviation, values } = await momentsOf(truncatedNormal([40_000], 1, 3, 2));
  expect([Math.min(...values) >= -1, Math.max(...values) <= 7]).toEqual([true, true]);
  expect(Math.abs(mean - 3)).toBeLessThan(0.03);
  // scipy 1.10.1 truncnorm(-2, 2).std() = 0.8796256610342398
  expect(Math.abs(deviation / (2 * 0.8796256610342398) - 1)).toBeLessThan(0.01);
});

test('what is out of range', () => {
  expect(() => truncatedNormal([-1], 1)).toThrow('truncatedNormal: `shape` must be an integer of at least 0, got -1.');
  expect(() => truncatedNormal([1], 1, 0, -1)).toThrow('truncatedNormal: `standardDeviation` must be a finite number');
  expect(() => truncatedNormal([1], 1, Number.NaN)).toThrow(
    'truncatedNormal: `mean` must be a finite number, got NaN.',
  );
});
