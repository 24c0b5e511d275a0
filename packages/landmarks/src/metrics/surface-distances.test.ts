import { createRandom, InvalidArgumentError, quantile } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { surfaceDistances } from './index.js';

/** Every border pixel against every other one. */
function byDefinition(
  masks: number[][],
  shape: number[],
  spacing: number[],
): { hausdorff: number; hausdorff95: number } {
  const [depth, height, width] = shape as [number, number, number];
  const borders = masks.map((mask) => {
    const at = (z: number, y: number, x: number) =>
      z >= 0 && z < depth && y >= 0 && y < height && x >= 0 && x < width && mask[(z * height + y) * width + x] === 1;
    const points: number[][] = [];
    for (let z = 0; z < depth; z++)
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          const inner =
            at(z - 1, y, x) &&
            at(z + 1, y, x) &&
            at(z, y - 1, x) &&
            at(z, y + 1, x) &&
            at(z, y, x - 1) &&
            at(z, y, x + 1);
          if (at(z, y, x) && !inner) points.push([z * spacing[0]!, y * spacing[1]!, x * spacing[2]!]);
        }
    return points;
  });
  const nearest = (from: number[][], to: number[][]) =>
    from.map((p) => Math.min(...to.map((q) => Math.hypot(p[0]! - q[0]!, p[1]! - q[1]!, p[2]! - q[2]!))));
  const all = [...nearest(borders[0]!, borders[1]!), ...nearest(borders[1]!, borders[0]!)];
  return { hausdorff: Math.max(...all), hausdorff95: quantile(all, 0.95) };
}

test.each([1, 2, 3, 4])('seed %d: equals the distances of all pairs', (seed) => {
  const random = createRandom(seed);
  const [shape, spacing] = [
    [3, 7, 6],
    [2.5, 0.5, 1],
  ];
  const mask = () => Array.from({ length: 126 }, () => (random.uniform() < 0.3 ? 1 : 0));
  const masks = [mask(), mask()];
  const { hausdorff, hausdorff95 } = surfaceDistances(masks[0]!, masks[1]!, { shape, spacing });
  const expected = byDefinition(masks, shape, spacing);
  expect(hausdorff).toBeCloseTo(expected.hausdorff, 10);
  expect(hausdorff95).toBeCloseTo(expected.hausdorff95, 10);
});

test('masks that fill the array end at its edge', () => {
  const full = new Array(16).fill(true);
  const same = { hausdorff: 0, hausdorff95: 0, averageSymmetric: 0 };
  expect(surfaceDistances(full, full, { shape: [4, 4] })).toEqual(same);
});

test('bad input', () => {
  const shape = [2, 2];
  expect(() => surfaceDistances([0, 0, 0, 0], [1, 0, 0, 0], { shape })).toThrow(InvalidArgumentError);
  expect(() => surfaceDistances([1, 0, 0, 0], [0, 0, 0, 0], { shape })).toThrow('`truth` must have at least one pixel');
  expect(() => surfaceDistances([1, 0, 0], [1, 0, 0, 0], { shape })).toThrow('`predicted`');
  expect(() => surfaceDistances([1, 0, 0, 0], [1, 0, 0, 0], { shape, spacing: [1, 0] })).toThrow('`spacing[1]`');
});
