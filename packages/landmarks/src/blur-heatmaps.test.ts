import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blurHeatmaps } from './blur-heatmaps.js';
import { gaussianKernel } from './gaussian-kernel.js';

test('equals the double sum over the kernel, with zeros outside, times what keeps the maximum', () => {
  const [width, height, kernelSize] = [5, 4, 7];
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 20, maxLength: 20 }), (map) => {
      const kernel = gaussianKernel(kernelSize);
      const sums = map.map((_, i) => {
        let sum = 0;
        for (let dy = -3; dy <= 3; dy++) {
          for (let dx = -3; dx <= 3; dx++) {
            const [x, y] = [(i % width) + dx, Math.floor(i / width) + dy];
            if (x >= 0 && x < width && y >= 0 && y < height)
              sum += kernel[dx + 3]! * kernel[dy + 3]! * map[y * width + x]!;
          }
        }
        return sum;
      });
      const factor = Math.max(...map) / (Math.max(...sums) || 1);
      const blurred = blurHeatmaps(map, { heatmapSize: [width, height], kernelSize });
      for (const [i, value] of blurred.entries()) expect(value).toBeCloseTo(sums[i]! * factor, 10);
    }),
  );
});

test('maps do not touch each other, and the input is left alone', () => {
  const maps = Float32Array.of(0, 1, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0);
  const copy = maps.slice();
  const blurred = blurHeatmaps(maps, { heatmapSize: [3, 2], kernelSize: 3 });
  expect([...blurred.subarray(6)]).toEqual([...blurHeatmaps(maps.subarray(6), { heatmapSize: [3, 2], kernelSize: 3 })]);
  expect(maps).toEqual(copy);
});

test('a map of zeros stays one, and one tap changes nothing', () => {
  expect(blurHeatmaps(new Float64Array(6), { heatmapSize: [3, 2] })).toEqual(new Float64Array(6));
  expect([...blurHeatmaps([1, 2, 3, 4], { heatmapSize: [2, 2], kernelSize: 1 })]).toEqual([1, 2, 3, 4]);
});

test('bad input is refused', () => {
  const heatmapSize = [3, 2] as const;
  expect(() => blurHeatmaps([1, 2], { heatmapSize })).toThrow(
    'blurHeatmaps: `heatmaps` must hold whole maps, a multiple of 3 x 2 numbers, got [2].',
  );
  expect(() => blurHeatmaps(new Float64Array(6).fill(Number.NaN), { heatmapSize })).toThrow('`heatmaps[0]`');
  expect(() => blurHeatmaps(new Float64Array(6), { heatmapSize, kernelSize: 2 })).toThrow('`kernelSize` must be odd');
  expect(() => blurHeatmaps([], { heatmapSize: [0, 2] })).toThrow('`heatmapSize[0]` must be an integer of at least 1');
});
