import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flipHeatmaps } from './flip-heatmaps.js';
import { flipKeypoints } from './flip-keypoints.js';
import { decodeUdp, encodeUdp } from './udp.js';
import { encodeUdpCombined } from './udp-combined.js';

const codec = { inputSize: [96, 128], heatmapSize: [24, 32] } as const;
const flipPairs = [[0, 2]] as const;

test('flipping twice is nothing, for every kind', () => {
  const kinds = fc.constantFrom('heatmap' as const, 'combined' as const, 'offset' as const);
  fc.assert(
    fc.property(kinds, fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 72, maxLength: 72 }), (kind, maps) => {
      const options = { heatmapSize: [3, 2], kind, flipPairs: [[0, 1]], numLandmarks: 2 } as const;
      expect([...flipHeatmaps(flipHeatmaps(maps, options), options)].map((value) => value + 0)).toEqual(
        maps.map((value) => value + 0),
      );
    }),
  );
});

test('the flipped heatmaps of a mirrored image are the heatmaps of the image', () => {
  const keypoints = [10, 20, 50, 60, 80, 25];
  const mirrored = flipKeypoints(keypoints, { width: 96, flipPairs });
  const { heatmaps } = encodeUdp(mirrored, codec);
  const { keypoints: decoded } = decodeUdp(flipHeatmaps(heatmaps, { heatmapSize: [24, 32], flipPairs }), codec);
  for (const [i, value] of keypoints.entries()) expect(decoded[i]).toBeCloseTo(value, 2);
  const combined = encodeUdpCombined(mirrored, codec).heatmaps;
  const flipped = flipHeatmaps(combined, { heatmapSize: [24, 32], flipPairs, kind: 'combined' });
  const direct = encodeUdpCombined(keypoints, codec).heatmaps;
  for (let i = 0; i < direct.length; i += 7) expect(flipped[i]).toBeCloseTo(direct[i]!, 4);
});

test('a shift moves columns to the right, and keeps the first', () => {
  expect([...flipHeatmaps([1, 2, 3, 4], { heatmapSize: [4, 1], shift: true })]).toEqual([4, 4, 3, 2]);
});

test('bad input is refused', () => {
  const heatmapSize = [2, 1] as const;
  expect(() => flipHeatmaps([1, 2, 3, 4], { heatmapSize, flipPairs: [[0, 2]] })).toThrow(
    '`flipPairs[0]` must be an integer from 0 to 1, got 2.',
  );
  expect(() =>
    flipHeatmaps(new Array(6).fill(0), {
      heatmapSize,
      flipPairs: [
        [0, 1],
        [1, 2],
      ],
    }),
  ).toThrow('name each landmark once');
  expect(() => flipHeatmaps([1, 2, 3, 4], { heatmapSize, numLandmarks: 3 })).toThrow(
    '`numLandmarks` must divide the 2 landmarks, got 3.',
  );
  expect(() => flipHeatmaps([1, 2], { heatmapSize, kind: 'offset' })).toThrow('a multiple of 2 x 2 x 1 numbers');
});
