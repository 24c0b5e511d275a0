import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepsDendrogram, turnedOrder } from '../test/dendrograms.js';
import { seriationCases } from '../test/golden.js';
import { badDistances, distances, sparse } from '../test/inputs.js';
import { hierarchicalClustering } from './hierarchical-clustering.js';
import { optimalLeafOrdering } from './optimal-leaf-ordering.js';
import { pathLength } from './path-length.js';
import { randomRobinson } from './random-robinson.js';

const line = [
  [0, 4, 1],
  [4, 0, 3],
  [1, 3, 0],
];

describe.each([...seriationCases('seriation'), ...seriationCases('seriation-extra')])('$name', (item) => {
  test('the path is as long as that of R', () => {
    for (const linkage of ['average', 'complete', 'single'] as const) {
      const expected = item.methods[`OLO_${linkage}`]?.criteria.Path_length;
      if (expected === undefined) continue;
      const order = optimalLeafOrdering(item.distance, { linkage });
      expect(Math.abs(pathLength(item.distance, order) - expected)).toBeLessThan(1e-9 * Math.max(1, expected));
    }
  });
});

test('no turning of the dendrogram is shorter', () => {
  fc.assert(
    fc.property(distances(1, 8), fc.constantFrom('average', 'single', 'ward'), (distance, linkage) => {
      const dendrogram = hierarchicalClustering(distance, { linkage });
      const order = optimalLeafOrdering(distance, { dendrogram });
      expect(keepsDendrogram(dendrogram, order)).toBe(true);
      let shortest = Infinity;
      for (let turns = 0; turns < 2 ** (distance.length - 1); turns++) {
        const length = pathLength(
          distance,
          turnedOrder(dendrogram, (k) => ((turns >> k) & 1) === 1),
        );
        shortest = Math.min(shortest, length);
      }
      expect(pathLength(distance, order)).toBeCloseTo(shortest, 10);
    }),
  );
});

test('a tree large enough for every loop is no longer than random turnings', () => {
  const { distance } = randomRobinson({ size: 120, seed: 3, noise: 1 });
  const dendrogram = hierarchicalClustering(distance, { linkage: 'average' });
  const order = optimalLeafOrdering(distance, { dendrogram });
  expect(keepsDendrogram(dendrogram, order)).toBe(true);
  const length = pathLength(distance, order);
  fc.assert(
    fc.property(fc.infiniteStream(fc.boolean()), (coins) => {
      const turned = turnedOrder(dendrogram, () => coins.next().value);
      expect(pathLength(distance, turned)).toBeGreaterThanOrEqual(length - 1e-9);
    }),
  );
});

test('the linkage makes the same order as its dendrogram, and the default is complete', () => {
  const { distance } = randomRobinson({ size: 30, seed: 8, noise: 0.7 });
  const dendrogram = hierarchicalClustering(distance, { linkage: 'complete' });
  expect(optimalLeafOrdering(distance)).toEqual(optimalLeafOrdering(distance, { dendrogram }));
});

test('no objects, one, two and all equal', () => {
  expect(optimalLeafOrdering([])).toEqual(new Int32Array(0));
  expect(optimalLeafOrdering([[0]])).toEqual(Int32Array.of(0));
  expect(
    optimalLeafOrdering([
      [0, 1],
      [1, 0],
    ]),
  ).toEqual(Int32Array.of(0, 1));
  const equal = Array.from({ length: 5 }, (_, i) => Array.from({ length: 5 }, (_, j) => (i === j ? 0 : 2)));
  expect(pathLength(equal, optimalLeafOrdering(equal))).toBe(8);
});

test('progress is reported per merge, and a signal ends the work', () => {
  const steps: number[] = [];
  optimalLeafOrdering(line, { onProgress: ({ done, total }) => steps.push(done / total) });
  expect(steps).toEqual([0.5, 1]);
  const controller = new AbortController();
  const abort = () => controller.abort(new Error('enough'));
  expect(() => optimalLeafOrdering(line, { signal: controller.signal, onProgress: abort })).toThrow('enough');
});

test.each(badDistances)('refuses %s', (_, distance, message) => {
  expect(() => optimalLeafOrdering(distance)).toThrow(`optimalLeafOrdering${message}`);
});

const tree = hierarchicalClustering(line);
test.each([
  [() => optimalLeafOrdering(sparse), 'optimalLeafOrdering: `distance` must be dense'],
  [
    () => optimalLeafOrdering(line, { linkage: 'centroid' as never }),
    "optimalLeafOrdering: `linkage` must be 'average' | 'complete' | 'single' | 'ward', got \"centroid\".",
  ],
  [
    () => optimalLeafOrdering([[0]], { dendrogram: tree }),
    'optimalLeafOrdering: `dendrogram` must have as many objects as `distance` (1), got [3].',
  ],
  [
    () => optimalLeafOrdering(line, { dendrogram: { ...tree, merges: Int32Array.of(0, 1) } }),
    'optimalLeafOrdering: `dendrogram.merges` must have two nodes per merge (4), got [2].',
  ],
  [
    () => optimalLeafOrdering(line, { dendrogram: { ...tree, merges: Int32Array.of(0, 1, 0, 3) } }),
    'optimalLeafOrdering: `dendrogram.merges[2]` must name an object or an earlier merge, each once, got 0.',
  ],
  [
    () => optimalLeafOrdering(line, { dendrogram: { ...tree, merges: Int32Array.of(0, 3, 1, 2) } }),
    'optimalLeafOrdering: `dendrogram.merges[1]` must name an object or an earlier merge, each once, got 3.',
  ],
])('refuses %s', (call, message) => {
  expect(call).toThrow(message);
});
