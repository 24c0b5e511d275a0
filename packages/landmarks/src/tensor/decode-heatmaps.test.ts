import { createRandom } from '@cairn-ml/numeric';
import { tensor, zeros } from '@cairn-ml/tensor';
import { expectNoLeaks } from '@cairn-ml/tensor/testing';
import { expect, test } from 'vitest';
import { devices, useDevice } from '../../test/devices.js';
import { type DecodedKeypoints, decodeMsra, decodeUdp } from '../index.js';
import { decodeHeatmaps } from './index.js';

/** Gaussians at random places, some of them at or beyond the border, under noise. */
function noisyMaps(count: number, width: number, height: number): Float32Array {
  const random = createRandom(11);
  const maps = Array.from({ length: count }, () => {
    const [x, y] = [random.uniform(-1, width), random.uniform(-1, height)];
    return Array.from({ length: width * height }, (_, i) => {
      const distance = ((i % width) - x) ** 2 + (Math.floor(i / width) - y) ** 2;
      return Math.exp(-distance / 8) + random.uniform(0, 0.02);
    });
  });
  return Float32Array.from(maps.flat());
}

/** Places within a window are added to its corner: the last digit differs. */
function expectClose(actual: DecodedKeypoints, expected: DecodedKeypoints): void {
  expect(actual.scores).toEqual(expected.scores);
  for (const [i, value] of actual.keypoints.entries()) expect(value).toBeCloseTo(expected.keypoints[i]!, 9);
}

test.each(devices)('%s: the numbers of the array form', async (device) => {
  await useDevice(device);
  const [width, height] = [24, 18];
  const maps = noisyMaps(40, width, height);
  const heatmaps = tensor(maps, [8, 5, height, width]);
  const inputSize = [95, 71] as const;
  const udp = await decodeHeatmaps(heatmaps, { inputSize });
  expectClose(udp, decodeUdp(maps, { inputSize, heatmapSize: [width, height] }));
  const quarter = await decodeHeatmaps(heatmaps, { inputSize, codec: 'msra', method: 'quarter' });
  expectClose(quarter, decodeMsra(maps, { inputSize, heatmapSize: [width, height] }));
  const dark = await decodeHeatmaps(heatmaps, { inputSize, codec: 'msra', method: 'dark', blurKernelSize: 5 });
  expectClose(dark, decodeMsra(maps, { inputSize, heatmapSize: [width, height], unbiased: true, blurKernelSize: 5 }));
  await expectNoLeaks(() => decodeHeatmaps(heatmaps, { inputSize }).then(() => undefined));
});

test('maps smaller than a window, and without response', async () => {
  await useDevice('wasm');
  const { keypoints, scores } = await decodeHeatmaps(zeros([1, 1, 3, 2]), { inputSize: [4, 6] });
  expect(Array.from(keypoints)).toEqual([Number.NaN, Number.NaN]);
  expect(Array.from(scores)).toEqual([0]);
  const nan = tensor([
    [
      [
        [0, Number.NaN],
        [1, 0],
      ],
    ],
  ]);
  await expect(decodeHeatmaps(nan, { inputSize: [4, 4] })).rejects.toThrow('decodeHeatmaps: `heatmaps[');
  await expect(decodeHeatmaps(zeros([2, 2, 2]), { inputSize: [4, 4] })).rejects.toThrow('`heatmaps` must be [batch');
});
