import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeUdpCombined, encodeUdpCombined } from './udp-combined.js';

const codec = { inputSize: [96, 128], heatmapSize: [24, 32] } as const;
const inside = fc.tuple(fc.double({ min: 0, max: 95, noNaN: true }), fc.double({ min: 0, max: 127, noNaN: true }));

test('a round trip is exact to float32, at the border too', () => {
  fc.assert(
    fc.property(inside, ([x, y]) => {
      const { heatmaps } = encodeUdpCombined([x, y], codec);
      const { keypoints, scores } = decodeUdpCombined(heatmaps, codec);
      expect(keypoints[0]).toBeCloseTo(x, 3);
      expect(keypoints[1]).toBeCloseTo(y, 3);
      expect(scores[0]).toBe(1);
    }),
  );
});

test('one in the disc, and the offsets lead from every pixel to the landmark', () => {
  const into = new Float64Array(3 * 24 * 32);
  encodeUdpCombined([40, 50], { ...codec, into });
  const radius = 0.0546875 * 32;
  const [x, y] = [(40 * 23) / 95, (50 * 31) / 127];
  for (let i = 0; i < 24 * 32; i++) {
    const [column, row] = [i % 24, Math.floor(i / 24)];
    expect(into[i]).toBe(Math.hypot(x - column, y - row) <= radius ? 1 : 0);
    expect(column + into[768 + i]! * radius).toBeCloseTo(x, 12);
    expect(row + into[1536 + i]! * radius).toBeCloseTo(y, 12);
  }
});

test('a disc without a pixel has weight 0, in mode mmpose it keeps its weight', () => {
  expect([...encodeUdpCombined([-50, 10], codec).weights]).toEqual([0]);
  expect([...encodeUdpCombined([-50, 10], { ...codec, mode: 'mmpose' }).weights]).toEqual([1]);
});

test('no response is NaN; bad input is refused', () => {
  expect([...decodeUdpCombined(new Float32Array(3 * 768), codec).keypoints]).toEqual([Number.NaN, Number.NaN]);
  expect(() => decodeUdpCombined(new Float32Array(768), codec)).toThrow(
    'a multiple of 3 x 24 x 32 numbers, got [768].',
  );
  expect(() => decodeUdpCombined(new Float32Array(3 * 768).fill(Number.NaN), codec)).toThrow('`heatmaps[0]`');
  expect(() => encodeUdpCombined([1, 1], { ...codec, radiusFactor: 0 })).toThrow('`radiusFactor`');
});
