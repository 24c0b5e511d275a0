import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heatmapMaximum } from './heatmap-maximum.js';

test('the first largest number in row-major order, whatever the size', () => {
  const maps = fc.tuple(fc.integer({ min: 1, max: 13 }), fc.integer({ min: 1, max: 5 })).chain(([width, height]) =>
    fc.record({
      heatmapSize: fc.constant([width, height] as const),
      heatmaps: fc.array(fc.integer({ min: -3, max: 9 }), { minLength: width * height, maxLength: width * height }),
      as: fc.constantFrom(
        (values: number[]) => values,
        Float32Array.from.bind(Float32Array),
        Float64Array.from.bind(Float64Array),
      ),
    }),
  );
  fc.assert(
    fc.property(maps, ({ heatmapSize, heatmaps, as }) => {
      const { keypoints, scores } = heatmapMaximum(as(heatmaps), { heatmapSize });
      const most = Math.max(...heatmaps);
      const index = heatmaps.indexOf(most);
      expect(scores[0]).toBe(most);
      const place = [index % heatmapSize[0], Math.floor(index / heatmapSize[0])];
      expect([...keypoints]).toEqual(most > 0 ? place : [Number.NaN, Number.NaN]);
    }),
  );
});

test('a map without a positive number has no landmark: NaN, or -1 in mmpose', () => {
  const heatmaps = [-1, -2, 0, 0];
  expect(heatmapMaximum(heatmaps, { heatmapSize: [2, 1] })).toEqual({
    keypoints: new Float64Array(4).fill(Number.NaN),
    scores: Float64Array.of(-1, 0),
  });
  expect([...heatmapMaximum(heatmaps, { heatmapSize: [2, 1], mode: 'mmpose' }).keypoints]).toEqual([-1, -1, -1, -1]);
});

test('NaN and infinity are refused wherever they are', () => {
  for (let at = 0; at < 19; at++) {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const map = new Float32Array(19).fill(0.5);
      map[at] = value;
      expect(() => heatmapMaximum(map, { heatmapSize: [19, 1] })).toThrow(
        `heatmapMaximum: \`heatmaps[${at}]\` must be a finite number, got ${value}.`,
      );
    }
  }
  expect(() => heatmapMaximum([-Infinity, -Infinity], { heatmapSize: [2, 1] })).toThrow('got -Infinity');
});

test('no maps have no landmarks', () => {
  expect(heatmapMaximum([], { heatmapSize: [4, 4] })).toEqual({
    keypoints: new Float64Array(0),
    scores: new Float64Array(0),
  });
});

test('an unknown mode is refused', () => {
  expect(() => heatmapMaximum([1], { heatmapSize: [1, 1], mode: 'other' as never })).toThrow(
    "must be 'exact' | 'mmpose'",
  );
});
