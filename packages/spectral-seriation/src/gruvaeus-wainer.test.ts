import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepsDendrogram } from '../test/dendrograms.js';
import { seriationCases } from '../test/golden.js';
import { badDistances, distances } from '../test/inputs.js';
import { gruvaeusWainer } from './gruvaeus-wainer.js';
import { hierarchicalClustering } from './hierarchical-clustering.js';
import { optimalLeafOrdering } from './optimal-leaf-ordering.js';
import { pathLength } from './path-length.js';

const cases = [...seriationCases('seriation'), ...seriationCases('seriation-extra')];
test.each(cases.filter(({ methods }) => methods.GW_average))(
  '$name: the order is that of R, ties included',
  ({ distance, methods }) => {
    expect(Array.from(gruvaeusWainer(distance, { linkage: 'average' }))).toEqual(methods.GW_average!.order0);
  },
);

test('it keeps the dendrogram and is never shorter than the optimal order', () => {
  fc.assert(
    fc.property(distances(), (distance) => {
      const dendrogram = hierarchicalClustering(distance, { linkage: 'average' });
      const order = gruvaeusWainer(distance, { dendrogram });
      expect(keepsDendrogram(dendrogram, order)).toBe(true);
      expect(order).toEqual(gruvaeusWainer(distance, { linkage: 'average' }));
      const optimal = pathLength(distance, optimalLeafOrdering(distance, { dendrogram }));
      expect(pathLength(distance, order)).toBeGreaterThanOrEqual(optimal - 1e-9);
    }),
  );
});

test('no objects, one and two', () => {
  expect(gruvaeusWainer([])).toEqual(new Int32Array(0));
  expect(gruvaeusWainer([[0]])).toEqual(Int32Array.of(0));
  expect(
    gruvaeusWainer([
      [0, 1],
      [1, 0],
    ]),
  ).toEqual(Int32Array.of(0, 1));
});

test.each(badDistances)('refuses %s', (_, distance, message) => {
  expect(() => gruvaeusWainer(distance)).toThrow(`gruvaeusWainer${message}`);
});

test('refuses an unknown linkage and a tree of another size', () => {
  expect(() => gruvaeusWainer([], { linkage: 'upgma' as never })).toThrow(
    "gruvaeusWainer: `linkage` must be 'average' | 'complete' | 'single' | 'ward', got \"upgma\".",
  );
  expect(() => gruvaeusWainer([[0]], { dendrogram: hierarchicalClustering([]) })).toThrow(
    'gruvaeusWainer: `dendrogram` must have as many objects as `distance` (1), got [0].',
  );
});
