import { expect, test } from 'vitest';
import { pairwiseComparisons } from './pairwise-comparisons.js';

test('results are averaged, and what one object wins the other loses', () => {
  const { data, size } = pairwiseComparisons([
    [0, 2],
    [2, 0],
    [0, 2],
    [0, 1],
    [0, 2],
  ]);
  expect(size).toBe(3);
  expect(Array.from(data)).toEqual([0, 1, 0.5, -1, 0, 0, -0.5, 0, 0]);
});

test('objects that never met have rows of zeros, and no objects no rows', () => {
  expect(pairwiseComparisons([], { size: 2 })).toEqual({ data: new Float64Array(4), size: 2 });
  expect(pairwiseComparisons([])).toEqual({ data: new Float64Array(0), size: 0 });
});

test.each([
  [[[0, 1, 2]], {}, 'pairwiseComparisons: `pairs[0]` must be [winner, loser] (2), got [3].'],
  [[[1, 1]], {}, 'pairwiseComparisons: `pairs[0]` must name two objects, got [1, 1].'],
  [[[0, -1]], {}, 'pairwiseComparisons: `pairs[0][1]` must be an integer of at least 0, got -1.'],
  [[[0, 3]], { size: 3 }, 'pairwiseComparisons: `pairs[0][1]` must be an integer from 0 to 2, got 3.'],
  [[], { size: -1 }, 'pairwiseComparisons: `size` must be an integer of at least 0, got -1.'],
  [[[0, 1e6]], {}, 'pairwiseComparisons: `size` must have at most 23170 rows as a dense matrix, got 1000001.'],
])('refuses the pairs %j %j', (pairs, options, message) => {
  expect(() => pairwiseComparisons(pairs, options)).toThrow(message);
});
