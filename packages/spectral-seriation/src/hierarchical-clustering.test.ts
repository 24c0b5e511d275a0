import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seriationCases } from '../test/golden.js';
import { badDistances, distances, sparse } from '../test/inputs.js';
import { type Dendrogram, hierarchicalClustering, type Linkage } from './hierarchical-clustering.js';

const cases = [...seriationCases('seriation'), ...seriationCases('seriation-extra')];
const linkages: Linkage[] = ['average', 'complete', 'single', 'ward'];

/** The objects below every node. */
function members({ size, merges }: Dendrogram): number[][] {
  const found = Array.from({ length: size }, (_, i) => [i]);
  for (let k = 0; k < size - 1; k++) found.push([...found[merges[2 * k]!]!, ...found[merges[2 * k + 1]!]!]);
  return found;
}

test.each(cases)('$name: the order is that of R, ties included', ({ distance, methods }) => {
  for (const linkage of ['average', 'complete', 'single'] as const) {
    const expected = methods[`HC_${linkage}`]?.order0;
    if (expected) expect(Array.from(hierarchicalClustering(distance, { linkage }).order)).toEqual(expected);
  }
});

test.each(cases.filter(({ extra }) => extra?.hclust))(
  '$name: merges and heights are those of R',
  ({ distance, extra }) => {
    for (const linkage of linkages) {
      const expected = extra!.hclust![linkage === 'ward' ? 'ward.D2' : linkage]!;
      const { merges, heights } = hierarchicalClustering(distance, { linkage });
      expect(Array.from(merges)).toEqual(expected.merges);
      expected.heights.forEach((height, k) => {
        expect(heights[k]).toBeCloseTo(height, 12);
      });
    }
  },
);

test('heights are the average, largest or smallest distance between the two clusters, and never decrease', () => {
  fc.assert(
    fc.property(distances(2), (distance) => {
      for (const linkage of ['average', 'complete', 'single'] as const) {
        const tree = hierarchicalClustering(distance, { linkage });
        const objects = members(tree);
        tree.heights.forEach((height, k) => {
          const [left, right] = [objects[tree.merges[2 * k]!]!, objects[tree.merges[2 * k + 1]!]!];
          const between = left.flatMap((a) => right.map((b) => distance[a]![b]!));
          const expected = {
            average: between.reduce((sum, d) => sum + d, 0) / between.length,
            complete: Math.max(...between),
            single: Math.min(...between),
          }[linkage];
          expect(height).toBeCloseTo(expected, 10);
          expect(height).toBeGreaterThanOrEqual((tree.heights[k - 1] ?? 0) - 1e-12);
        });
      }
    }),
  );
});

test('ward heights of points on a line are the growth of the squared error', () => {
  const points = [0, 1, 5, 7, 20];
  const distance = points.map((x) => points.map((y) => Math.abs(x - y)));
  const tree = hierarchicalClustering(distance, { linkage: 'ward' });
  const squaredError = (group: number[]) => {
    const mean = group.reduce((sum, i) => sum + points[i]!, 0) / group.length;
    return group.reduce((sum, i) => sum + (points[i]! - mean) ** 2, 0);
  };
  const objects = members(tree);
  tree.heights.forEach((height, k) => {
    const [left, right] = [objects[tree.merges[2 * k]!]!, objects[tree.merges[2 * k + 1]!]!];
    const growth = squaredError([...left, ...right]) - squaredError(left) - squaredError(right);
    expect(height).toBeCloseTo(Math.sqrt(2 * growth), 12);
  });
});

test('every object is in the order once, whatever the ties', () => {
  fc.assert(
    fc.property(distances(), fc.constantFrom(...linkages), (distance, linkage) => {
      const { order } = hierarchicalClustering(distance, { linkage });
      expect(Array.from(order).sort((a, b) => a - b)).toEqual(distance.map((_, i) => i));
    }),
  );
});

test('no objects, one and two', () => {
  const [none, noHeights] = [new Int32Array(0), new Float64Array(0)];
  expect(hierarchicalClustering([])).toEqual({ size: 0, merges: none, heights: noHeights, order: none });
  expect(hierarchicalClustering([[0]])).toEqual({ size: 1, merges: none, heights: noHeights, order: Int32Array.of(0) });
  expect(
    hierarchicalClustering([
      [0, 3],
      [3, 0],
    ]),
  ).toEqual({
    size: 2,
    merges: Int32Array.of(0, 1),
    heights: Float64Array.of(3),
    order: Int32Array.of(0, 1),
  });
});

test.each(badDistances)('refuses %s', (_, distance, message) => {
  expect(() => hierarchicalClustering(distance)).toThrow(`hierarchicalClustering${message}`);
});

test('refuses CSR and an unknown linkage', () => {
  expect(() => hierarchicalClustering(sparse)).toThrow('hierarchicalClustering: `distance` must be dense');
  expect(() => hierarchicalClustering([], { linkage: 'median' as never })).toThrow(
    "hierarchicalClustering: `linkage` must be 'average' | 'complete' | 'single' | 'ward', got \"median\".",
  );
});
