import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allOrders, smallMatrices } from '../test/small-matrices.js';
import { distanceToSimilarity } from './distance-to-similarity.js';
import { isPreRobinson } from './is-pre-robinson.js';
import { isRobinson } from './is-robinson.js';
import { randomRobinson } from './random-robinson.js';

test('shuffled Robinson matrices, ties and blocks included, are; the answer is that of trying all orders', () => {
  fc.assert(
    fc.property(smallMatrices(6), (rows) => {
      const some = allOrders(rows.length).some((order) => isRobinson(rows, { order }));
      expect(isPreRobinson(rows)).toBe(some);
    }),
    { numRuns: 300 },
  );
  for (let seed = 1; seed <= 20; seed++)
    expect(isPreRobinson(distanceToSimilarity(randomRobinson({ size: 30, seed }).distance), { tolerance: 1e-12 })).toBe(
      true,
    );
});

test('bad input', () => {
  expect(isPreRobinson([])).toBe(true);
  expect(() =>
    isPreRobinson(
      [
        [0, 1],
        [1, 0],
      ],
      { tolerance: -1 },
    ),
  ).toThrow('isPreRobinson: `tolerance` must be a finite number of at least 0, got -1.');
  expect(() => isPreRobinson({ rowPointers: [0], columnIndices: [], values: [], size: 0 })).toThrow(
    'isPreRobinson: `similarity` must be dense',
  );
});
