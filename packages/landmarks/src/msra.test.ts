import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeMsra, encodeMsra } from './msra.js';

const codec = { inputSize: [192, 256], heatmapSize: [48, 64] } as const;

const inside = fc.tuple(fc.double({ min: 0, max: 188, noNaN: true }), fc.double({ min: 0, max: 252, noNaN: true }));

test('a round trip is exact with DARK, and within half a pixel of the heatmap without', () => {
  fc.assert(
    fc.property(inside, ([x, y]) => {
      const unbiased = { ...codec, unbiased: true };
      const [darkX, darkY] = decodeMsra(encodeMsra([x, y], unbiased).heatmaps, unbiased).keypoints;
      expect(Math.abs(darkX! - x)).toBeLessThan(0.05);
      expect(Math.abs(darkY! - y)).toBeLessThan(0.05);
      const [roundX, roundY] = decodeMsra(encodeMsra([x, y], codec).heatmaps, codec).keypoints;
      // Half a pixel of rounding, and a quarter towards the inside at the border.
      expect(Math.abs(roundX! - x)).toBeLessThanOrEqual(2 + 1e-6);
      expect(Math.abs(roundY! - y)).toBeLessThanOrEqual(2 + 1e-6);
    }),
  );
});

test('the Gaussian has height 1 at the nearest pixel, exp(-1/2) sigma beside it, and ends after 3 sigma', () => {
  const { heatmaps } = encodeMsra([80, 80], codec);
  expect(heatmaps[20 * 48 + 20]).toBe(1);
  expect(heatmaps[20 * 48 + 22]).toBeCloseTo(Math.exp(-0.5), 7);
  expect(heatmaps[20 * 48 + 26]).toBeCloseTo(Math.exp(-4.5), 7);
  expect(heatmaps[20 * 48 + 27]).toBe(0);
});

test('exact: a Gaussian outside of the map keeps its place and weight 0 means an empty map', () => {
  const x = fc.double({ min: -60, max: 260, noNaN: true });
  fc.assert(
    fc.property(x, fc.constantFrom(1, 1.1, 1.5, 2), fc.boolean(), (x, sigma, unbiased) => {
      const { heatmaps, weights } = encodeMsra([x, 100], { ...codec, sigma, unbiased });
      expect(heatmaps.some((value) => value > 0)).toBe(weights[0] === 1);
      const centre = unbiased ? x / 4 : Math.floor(x / 4 + 0.5);
      const row = heatmaps.subarray(25 * 48, 26 * 48);
      for (const [column, value] of row.entries()) {
        if (value > 0) expect(value).toBeCloseTo(Math.exp(-((column - centre) ** 2) / (2 * sigma ** 2)), 5);
      }
    }),
  );
});

test('mode mmpose cuts decimals off: -1.4 of 2 pixels is drawn around 0, not -1', () => {
  const small = { inputSize: [24, 20], heatmapSize: [12, 10], sigma: 1 } as const;
  expect(encodeMsra([-1.4, 10], { ...small, mode: 'mmpose' }).heatmaps[5 * 12]).toBe(1);
  expect(encodeMsra([-1.4, 10], small).heatmaps[5 * 12]).toBeCloseTo(Math.exp(-0.5), 7);
});

test('several images are several landmarks', () => {
  const together = encodeMsra([10, 20, 30, 40], codec);
  const first = encodeMsra([10, 20], codec);
  expect(together.heatmaps.subarray(0, first.heatmaps.length)).toEqual(first.heatmaps);
  expect(decodeMsra(together.heatmaps, codec).keypoints.subarray(0, 2)).toEqual(
    decodeMsra(first.heatmaps, codec).keypoints,
  );
});

test('bad input is refused', () => {
  expect(() => encodeMsra([1, 2], { ...codec, sigma: 0 })).toThrow('encodeMsra: `sigma` must be a finite number');
  expect(() => decodeMsra([1], codec)).toThrow('decodeMsra: `heatmaps` must hold whole maps');
  expect(() => decodeMsra([], { ...codec, inputSize: [192.5, 256] })).toThrow('`inputSize[0]` must be an integer');
  expect(() => decodeMsra([], { ...codec, inputSize: [192] as never })).toThrow(
    '`inputSize` must have a width and a height, got [1].',
  );
});
