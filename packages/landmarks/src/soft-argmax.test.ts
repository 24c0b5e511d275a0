import fc from 'fast-check';
import { expect, test } from 'vitest';
import { softArgmax } from './soft-argmax.js';

const heatmapSize = [6, 5] as const;
const maps = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 30, maxLength: 30 });

test('lies within the map, does not change with a constant, and moves with the map', () => {
  fc.assert(
    fc.property(maps, fc.double({ min: 0.1, max: 20, noNaN: true }), (map, beta) => {
      const [x, y] = softArgmax(map, { heatmapSize, beta });
      expect(x).toBeGreaterThanOrEqual(-1e-12);
      expect(x).toBeLessThanOrEqual(5 + 1e-12);
      expect(y).toBeLessThanOrEqual(4 + 1e-12);
      const raised = softArgmax(
        map.map((value) => value + 700),
        { heatmapSize, beta },
      );
      expect(raised[0]).toBeCloseTo(x!, 6);
      const mirrored = map.map((_, i) => map[i - (i % 6) + 5 - (i % 6)]!);
      expect(softArgmax(mirrored, { heatmapSize, beta })[0]).toBeCloseTo(5 - x!, 9);
    }),
  );
});

test('a large beta finds the maximum, equal values the middle', () => {
  const map = new Float64Array(30);
  map[2 * 6 + 4] = 1;
  const [x, y] = softArgmax(map, { heatmapSize, beta: 500 });
  expect([x, y]).toEqual([expect.closeTo(4, 9), expect.closeTo(2, 9)]);
  expect([...softArgmax(new Float64Array(30), { heatmapSize })]).toEqual([2.5, 2]);
});

test('units: over the size, and from -1 to 1 between the outer edges', () => {
  const map = new Float64Array(30);
  map[29] = 1;
  const options = { heatmapSize, normalization: 'sum' } as const;
  expect([...softArgmax(map, options)]).toEqual([5, 4]);
  expect([...softArgmax(map, { ...options, units: 'normalized' })]).toEqual([5 / 6, 4 / 5]);
  const [x, y] = softArgmax(map, { ...options, units: 'centred' });
  expect([x, y]).toEqual([expect.closeTo(5 / 6, 12), expect.closeTo(4 / 5, 12)]);
});

test('debiased: a single response above a background of 0 is found exactly', () => {
  const map = new Float64Array(30);
  map[1 * 6 + 4] = 3;
  const biased = softArgmax(map, { heatmapSize });
  expect(biased[0]).toBeLessThan(3.8);
  const [x, y] = softArgmax(map, { heatmapSize, debias: true });
  expect([x, y]).toEqual([expect.closeTo(4, 9), expect.closeTo(1, 9)]);
});

test('debiased as in mmpose: C / (C - 1) (x - 1 / (2 C)) in units of the size', () => {
  const map = [0.2, 1.4, -0.3, 0.9];
  const options = { heatmapSize: [4, 1], units: 'normalized' } as const;
  const constant = map.reduce((sum, value) => sum + Math.exp(value), 0);
  const [x] = softArgmax(map, options);
  const expected = (constant / (constant - 1)) * (x! - 1 / (2 * constant));
  expect(softArgmax(map, { ...options, debias: true, mode: 'mmpose' })[0]).toBeCloseTo(expected, 12);
});

test('bad input is refused', () => {
  expect(() => softArgmax([1], { heatmapSize })).toThrow('softArgmax: `heatmaps` must hold whole maps');
  expect(() => softArgmax(new Float64Array(30).fill(-1), { heatmapSize, normalization: 'sum' })).toThrow(
    "softArgmax: `heatmaps[0]` must be at least 0 with `normalization: 'sum'`, got -1.",
  );
  expect(() => softArgmax([], { heatmapSize, beta: 0 })).toThrow('`beta`');
  expect(() => softArgmax(new Float64Array(30).fill(Number.NaN), { heatmapSize })).toThrow('`heatmaps[0]`');
});
