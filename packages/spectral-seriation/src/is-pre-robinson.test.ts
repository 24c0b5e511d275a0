import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceToSimilarity } from './distance-to-similarity.js';
import { isPreRobinson } from './is-pre-robinson.js';
import { isRobinson } from './is-robinson.js';
import { randomRobinson } from './random-robinson.js';

test('shuffled Robinson matrices, ties and blocks included, are; the answer is that of trying all orders', () => {
  const permutations = (items: number[]): number[][] =>
    items.length < 2
      ? [items]
      : items.flatMap((item, k) =>
          permutations([...items.slice(0, k), ...items.slice(k + 1)]).map((rest) => [item, ...rest]),
        );
  const matrix = fc.integer({ min: 3, max: 6 }).chain((n) =>
    fc
      .array(fc.integer({ min: 0, max: 2 }), { minLength: (n * (n - 1)) / 2, maxLength: (n * (n - 1)) / 2 })
      .map((flat) => {
        const rows = Array.from({ length: n }, () => Array<number>(n).fill(3));
        let p = 0;
        for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) rows[i]![j] = rows[j]![i] = flat[p++]!;
        return rows;
      }),
  );
  fc.assert(
    fc.property(matrix, (rows) => {
      const some = permutations(Array.from(rows.keys())).some((order) => isRobinson(rows, { order }));
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
