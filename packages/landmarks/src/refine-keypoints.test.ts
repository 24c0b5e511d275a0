import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refineKeypoints } from './refine-keypoints.js';

const heatmapSize = [24, 20] as const;

function gaussian(x: number, y: number, sigma = 2): Float64Array {
  return Float64Array.from({ length: 480 }, (_, i) =>
    Math.exp(-(((i % 24) - x) ** 2 + (Math.floor(i / 24) - y) ** 2) / (2 * sigma ** 2)),
  );
}

test('exact: the centre of a Gaussian, at borders and a pixel beyond them too', () => {
  const places = fc.tuple(fc.double({ min: -1, max: 24, noNaN: true }), fc.double({ min: -1, max: 20, noNaN: true }));
  fc.assert(
    fc.property(places, fc.constantFrom('dark', 'darkUdp'), ([x, y], method) => {
      const start = [Math.min(Math.max(Math.round(x), 0), 23), Math.min(Math.max(Math.round(y), 0), 19)];
      const refined = refineKeypoints(start, gaussian(x, y), { heatmapSize, method });
      expect(refined[0]).toBeCloseTo(x, 2);
      expect(refined[1]).toBeCloseTo(y, 2);
    }),
  );
});

test('exact: without a blur the step is exact to rounding, from a pixel that is not the maximum', () => {
  const options = { heatmapSize, method: 'dark', blurKernelSize: 1 } as const;
  const [x, y] = refineKeypoints([9, 14], gaussian(11.37, 12.81, 3), options);
  expect(x).toBeCloseTo(11.37, 10);
  expect(y).toBeCloseTo(12.81, 10);
});

test('exact: a correlated Gaussian has its centre, too', () => {
  // exp(-(a u² + 2 b u v + c v²)), whose logarithm is a quadratic form with a mixed term
  const map = Float64Array.from({ length: 480 }, (_, i) => {
    const [u, v] = [(i % 24) - 10.2, Math.floor(i / 24) - 7.9];
    return Math.exp(-(0.1 * u * u + 0.12 * u * v + 0.09 * v * v));
  });
  const [x, y] = refineKeypoints([10, 8], map, { heatmapSize, method: 'dark', blurKernelSize: 1 });
  expect(x).toBeCloseTo(10.2, 10);
  expect(y).toBeCloseTo(7.9, 10);
});

test('exact: what is no peak stays where it is', () => {
  for (const map of [
    new Float64Array(480).fill(0.5),
    new Float64Array(480),
    gaussian(12, 10).map((value) => 2 - value),
  ]) {
    expect([...refineKeypoints([12, 10], map, { heatmapSize, method: 'dark' })]).toEqual([12, 10]);
  }
  const thin = new Float64Array(480);
  thin[10 * 24 + 12] = 1;
  expect([...refineKeypoints([12, 10], thin, { heatmapSize, method: 'dark', blurKernelSize: 1 })]).toEqual([12, 10]);
});

test('a quarter of a pixel towards the larger neighbour; beside the border only in mode exact', () => {
  const map = gaussian(0.9, 10.4);
  expect([...refineKeypoints([1, 10], map, { heatmapSize, method: 'quarter' })]).toEqual([0.75, 10.25]);
  expect([...refineKeypoints([1, 10], map, { heatmapSize, method: 'quarter', mode: 'mmpose' })]).toEqual([1, 10.25]);
});

test('missing landmarks and pixels outside stay; a faint map is as good as a strong one', () => {
  const options = { heatmapSize, method: 'dark' } as const;
  const map = gaussian(8.3, 9.1);
  expect([...refineKeypoints([Number.NaN, Number.NaN], map, options)]).toEqual([Number.NaN, Number.NaN]);
  expect([...refineKeypoints([24, 3], map, options)]).toEqual([24, 3]);
  const strong = refineKeypoints([8, 9], map, options);
  const faint = refineKeypoints(
    [8, 9],
    map.map((value) => value * 1e-9),
    options,
  );
  for (const i of [0, 1]) expect(faint[i]).toBeCloseTo(strong[i]!, 9);
});

test('bad input is refused', () => {
  const map = gaussian(8, 9);
  expect(() => refineKeypoints([1], map, { heatmapSize, method: 'dark' })).toThrow(
    'refineKeypoints: `keypoints` must have x and y for each map (2), got [1].',
  );
  expect(() => refineKeypoints([1, 1], map, { heatmapSize, method: 'taylor' as never })).toThrow('`method` must be');
  expect(() => refineKeypoints([1, Infinity], map, { heatmapSize, method: 'dark' })).toThrow('`keypoints[0]`');
});
