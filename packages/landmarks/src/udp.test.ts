import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeUdp, encodeUdp } from './udp.js';

const codec = { inputSize: [192, 256], heatmapSize: [48, 64] } as const;

test('a round trip gives every landmark of the image back', () => {
  const inside = fc.tuple(fc.double({ min: 0, max: 191, noNaN: true }), fc.double({ min: 0, max: 255, noNaN: true }));
  fc.assert(
    fc.property(fc.array(inside, { minLength: 1, maxLength: 4 }), fc.constantFrom(1.5, 2, 3), (points, sigma) => {
      const blurKernelSize = sigma === 3 ? 17 : 11;
      const { heatmaps, weights } = encodeUdp(points.flat(), { ...codec, sigma });
      const { keypoints, scores } = decodeUdp(heatmaps, { ...codec, sigma, blurKernelSize });
      expect([...weights]).toEqual(points.map(() => 1));
      for (const [i, value] of points.flat().entries()) expect(Math.abs(keypoints[i]! - value)).toBeLessThan(0.1);
      for (const score of scores) expect(score).toBeGreaterThan(Math.exp(-0.25 / sigma ** 2) - 1e-6);
    }),
  );
});

test('mode mmpose stretches by inputSize / (inputSize - 1) away from borders', () => {
  const { heatmaps } = encodeUdp([100, 130], codec);
  const exact = decodeUdp(heatmaps, codec).keypoints;
  const released = decodeUdp(heatmaps, { ...codec, mode: 'mmpose' }).keypoints;
  expect(released[0]! / exact[0]!).toBeCloseTo(192 / 191, 4);
  expect(released[1]! / exact[1]!).toBeCloseTo(256 / 255, 4);
});

test('a landmark that is not labelled has an empty map, may be NaN, and decodes to NaN', () => {
  const { heatmaps, weights } = encodeUdp([Number.NaN, 3, 20, 20], { ...codec, visible: [0, 0.7] });
  expect([...weights]).toEqual([0, 0.7]);
  expect(heatmaps.subarray(0, 48 * 64).every((value) => value === 0)).toBe(true);
  const { keypoints, scores } = decodeUdp(heatmaps, codec);
  expect([...keypoints.subarray(0, 2), scores[0]]).toEqual([Number.NaN, Number.NaN, 0]);
  expect(keypoints[2]).toBeCloseTo(20, 2);
});

test('a landmark far outside has weight 0, one just outside is found there', () => {
  const { heatmaps, weights } = encodeUdp([-200, 10, -4, 10], codec);
  expect([...weights]).toEqual([0, 1]);
  expect(decodeUdp(heatmaps, codec).keypoints[2]).toBeCloseTo(-4, 1);
});

test('memory is taken where it is given, and cleared', () => {
  const into = new Float64Array(48 * 64).fill(9);
  const { heatmaps } = encodeUdp([50, 60], { ...codec, into });
  expect(heatmaps).toBe(into);
  const fresh = encodeUdp([50, 60], codec).heatmaps;
  for (let i = 0; i < into.length; i += 97) expect(into[i]).toBeCloseTo(fresh[i]!, 6);
  expect(() => encodeUdp([50, 60], { ...codec, into: new Float32Array(3) })).toThrow(ShapeError);
});

test('mode mmpose: faint and negative maps go through the clip, maps of zeros are NaN as they are there', () => {
  const released = { ...codec, mode: 'mmpose' } as const;
  // All below 0.001: one constant logarithm, so the maximum stays.
  const { heatmaps } = encodeUdp([100.3, 77.7], codec);
  const { keypoints } = decodeUdp(
    heatmaps.map((value) => value * 5e-4),
    released,
  );
  expect([...keypoints]).toEqual([(25 / 47) * 192, (19 / 63) * 256]);
  expect([...decodeUdp(new Float32Array(48 * 64), released).keypoints]).toEqual([Number.NaN, Number.NaN]);
  expect([...decodeUdp(new Float32Array(48 * 64).fill(-1), released).keypoints]).toEqual([-192 / 47, -256 / 63]);
});

test('bad input is refused', () => {
  expect(() => encodeUdp([1, Number.NaN], codec)).toThrow(
    'encodeUdp: `keypoints[1]` must be a finite number, got NaN. A landmark that is not labelled has `visible` 0.',
  );
  expect(() => encodeUdp([1, 2, 3], codec)).toThrow(
    'encodeUdp: `keypoints` must have 2 numbers per landmark, got [3].',
  );
  expect(() => encodeUdp([1, 2], { ...codec, visible: [1, 1] })).toThrow(ShapeError);
  expect(() => encodeUdp([1, 2], { ...codec, visible: [Number.NaN] })).toThrow('`visible[0]`');
  expect(() => encodeUdp([1, 2], { ...codec, sigma: -1 })).toThrow(InvalidArgumentError);
  expect(() => encodeUdp([1, 2], { ...codec, heatmapSize: [1, 64] })).toThrow(
    '`heatmapSize[0]` must be an integer of at least 2',
  );
  expect(() => decodeUdp(new Float32Array(5), codec)).toThrow(ShapeError);
  expect(() => decodeUdp(new Float32Array(48 * 64).fill(Number.NaN), codec)).toThrow('decodeUdp: `heatmaps[0]`');
  expect(() => decodeUdp([], { ...codec, blurKernelSize: 10 })).toThrow('`blurKernelSize` must be odd');
});
