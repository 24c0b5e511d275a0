import { createRandom } from '@cairn-ml/numeric';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { momentsOf } from '../test/statistics.js';
import { memory, randomUniform } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('the numbers of the stream, on every device', async () => {
    const random = createRandom(9);
    const before = memory().numTensors;
    const x = randomUniform([2, 3], 9, -2, 3);
    expect([x.shape, x.dtype, memory().numTensors - before]).toEqual([[2, 3], 'float32', 1]);
    expect(Array.from(await x.data())).toEqual(Array.from({ length: 6 }, () => Math.fround(random.uniform(-2, 3))));
  });
});

test('moments of a uniform distribution: deviation is the width by √12', async () => {
  const { mean, deviation, values } = await momentsOf(randomUniform([20_000], 1, -1, 3));
  expect(Math.abs(mean - 1)).toBeLessThan(0.03);
  expect(deviation / (4 / Math.sqrt(12))).toBeCloseTo(1, 1.7);
  expect([Math.min(...values) >= -1, Math.max(...values) <= 3]).toEqual([true, true]);
});

test('a stream is advanced', async () => {
  const random = createRandom(1);
  expect(await randomUniform([2], random).data()).not.toEqual(await randomUniform([2], random).data());
  expect(randomUniform([0, 4], 1).shape).toEqual([0, 4]);
  expect(randomUniform([], 1).shape).toEqual([]);
});

test('what is out of range', () => {
  expect(() => randomUniform([2, -1], 1)).toThrow('randomUniform: `shape` must be an integer of at least 0, got -1.');
  expect(() => randomUniform([2], 1, 3, 2)).toThrow(
    'randomUniform: `max` must be a finite number of at least 3, got 2.',
  );
  expect(() => randomUniform([2], 1, Number.NaN)).toThrow('randomUniform: `min` must be a finite number, got NaN.');
  expect(() => randomUniform([2], 0.5)).toThrow('createRandom: `seed` must be an integer, got 0.5.');
});
