import { createRandom } from '@cairn-ml/numeric';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { randomNormal } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('the numbers of the stream, on every device', async () => {
    const random = createRandom(9);
    const x = randomNormal([2, 3], 9, 5, 2);
    expect([x.shape, x.dtype]).toEqual([[2, 3], 'float32']);
    expect(Array.from(await x.data())).toEqual(Array.from({ length: 6 }, () => Math.fround(random.normal(5, 2))));
  });
});

test('what is out of range', () => {
  expect(() => randomNormal([0.5], 1)).toThrow('randomNormal: `shape` must be an integer of at least 0, got 0.5.');
  expect(() => randomNormal([2], 1, 0, -1)).toThrow(
    'randomNormal: `standardDeviation` must be a finite number of at least 0',
  );
  expect(() => randomNormal([2], 1, Infinity)).toThrow('randomNormal: `mean` must be a finite number, got Infinity.');
});
