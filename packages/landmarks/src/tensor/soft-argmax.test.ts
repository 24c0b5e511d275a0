import { zeros } from '@cairn-ml/tensor';
import { beforeAll, expect, test } from 'vitest';
import { devices, useDevice } from '../../test/devices.js';
import { testGradients, uniformTensor } from '../../test/heatmaps.js';
import { softArgmax as ofArrays } from '../index.js';
import { softArgmax } from './index.js';

test.each(devices)('%s: the numbers of the array form', async (device) => {
  await useDevice(device);
  const maps = uniformTensor([2, 3, 5, 7], 1);
  const values = await maps.data();
  for (const options of [
    {},
    { beta: 10 },
    { normalization: 'sum' },
    { units: 'normalized' },
    { units: 'centred', normalization: 'sum' },
  ] as const) {
    const expected = ofArrays(values, { ...options, heatmapSize: [7, 5] });
    const found = softArgmax(maps, options);
    expect(found.shape).toEqual([2, 3, 2]);
    for (const [i, value] of (await found.data()).entries()) expect(value).toBeCloseTo(expected[i]!, 4);
  }
});

test('bad input', async () => {
  await useDevice('wasm');
  expect(() => softArgmax(zeros([2, 3, 4]))).toThrow('`heatmaps` must be [batch, landmarks, height, width]');
  expect(() => softArgmax(zeros([1, 1, 2, 2]), { beta: 0 })).toThrow('`beta`');
});

beforeAll(() => useDevice('wasm'));
testGradients(() => ({ x: uniformTensor([1, 2, 3, 4], 2), loss: (x) => softArgmax(x, { beta: 4 }) }));
