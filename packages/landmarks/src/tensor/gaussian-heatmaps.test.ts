import { tensor, zeros } from '@cairn-ml/tensor';
import { expect, test } from 'vitest';
import { devices, useDevice } from '../../test/devices.js';
import { testGradients, uniformTensor } from '../../test/heatmaps.js';
import { encodeMsra, encodeUdp } from '../index.js';
import { gaussianHeatmaps } from './index.js';

const sizes = { inputSize: [48, 64], heatmapSize: [12, 16] } as const;
const points = [10.3, 20.7, 0, 63, 47, 1.5, 30, 30];

test.each(devices)('%s: the maps of the encoders', async (device) => {
  await useDevice(device);
  const keypoints = tensor(points, [2, 2, 2]);
  const maps = gaussianHeatmaps(keypoints, { ...sizes, sigma: 1.5 });
  expect(maps.shape).toEqual([2, 2, 16, 12]);
  const udp = encodeUdp(points, { ...sizes, sigma: 1.5 }).heatmaps;
  // The encoder of UDP stops at 3 sigma, where exp(-4.5) = 0.011 is left.
  for (const [i, value] of (await maps.data()).entries())
    if (udp[i]! > 0) expect(value).toBeCloseTo(udp[i]!, 5);
    else expect(value).toBeLessThan(0.0112);
  const blocks = await gaussianHeatmaps(keypoints, { ...sizes, sigma: 1.5, codec: 'msra' }).data();
  const msra = encodeMsra(points, { ...sizes, sigma: 1.5, unbiased: true }).heatmaps;
  for (const [i, value] of blocks.entries()) expect(value).toBeCloseTo(msra[i]!, 5);
});

test('landmarks that are not labelled have empty maps', async () => {
  await useDevice('wasm');
  const maps = gaussianHeatmaps(
    tensor([
      [
        [NaN, NaN],
        [24, 32],
      ],
    ]),
    { ...sizes, visible: tensor([[0, 1]]) },
  );
  const values = await maps.data();
  expect(values.slice(0, 192).every((value) => value === 0)).toBe(true);
  expect(Math.max(...values.slice(192))).toBeGreaterThan(0.9);
});

test('bad input', () => {
  expect(() => gaussianHeatmaps(zeros([3, 2]), sizes)).toThrow('`keypoints` must be [batch, landmarks, 2]');
  expect(() => gaussianHeatmaps(zeros([1, 3, 2]), { ...sizes, sigma: 0 })).toThrow('`sigma`');
  expect(() => gaussianHeatmaps(zeros([1, 3, 2]), { ...sizes, visible: zeros([1, 2]) })).toThrow(
    '`visible` must be [1, 3]',
  );
});

testGradients(() => ({
  x: uniformTensor([1, 2, 2], 2, 0, 4),
  loss: (x) => gaussianHeatmaps(x, { inputSize: [5, 5], heatmapSize: [5, 5], sigma: 1 }),
}));
