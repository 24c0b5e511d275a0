import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRobinson } from './is-robinson.js';
import { pairwiseComparisons } from './pairwise-comparisons.js';
import { serialRankSimilarity } from './serial-rank-similarity.js';

test('complete comparisons that agree with a ranking give n - |i - j|', () => {
  const n = 7;
  const comparisons = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => Math.sign(j - i)));
  const { data } = serialRankSimilarity(comparisons);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) expect(data[i * n + j]).toBe(n - Math.abs(i - j));
});

test('it is (n 1 1ᵀ + C Cᵀ) / 2 with ones on the diagonal of C', () => {
  const entries = fc.array(fc.oneof(fc.constant(0), fc.double({ min: -1, max: 1, noNaN: true })), {
    minLength: 15,
    maxLength: 15,
  });
  fc.assert(
    fc.property(entries, (upper) => {
      const n = 6;
      const c = Array.from({ length: n }, () => new Array<number>(n).fill(0));
      let next = 0;
      for (let i = 0; i < n; i++) {
        c[i]![i] = 1;
        for (let j = i + 1; j < n; j++) {
          c[i]![j] = upper[next]!;
          c[j]![i] = -upper[next++]!;
        }
      }
      const { data } = serialRankSimilarity(c);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          const product = c[i]!.reduce((sum, value, k) => sum + value * c[j]![k]!, 0);
          expect(data[i * n + j]).toBeCloseTo((n + product) / 2, 12);
        }
      }
    }),
  );
});

test('missing comparisons count one half, and CSR gives what dense gives', () => {
  const sparse = { rowPointers: [0, 1, 2, 2], columnIndices: [1, 0], values: [1, -1], size: 3 };
  const dense = serialRankSimilarity(pairwiseComparisons([[0, 1]], { size: 3 }));
  expect(serialRankSimilarity(sparse)).toEqual(dense);
  expect(Array.from(dense.data)).toEqual([2.5, 1.5, 1.5, 1.5, 2.5, 1.5, 1.5, 1.5, 2]);
});

test('a tournament without upsets is Robinson in the order of the ranking', () => {
  const ranking = [3, 0, 4, 1, 2];
  const pairs = ranking.flatMap((winner, k) => ranking.slice(k + 1).map((loser) => [winner, loser]));
  expect(isRobinson(serialRankSimilarity(pairwiseComparisons(pairs)), { order: ranking, strict: true })).toBe(true);
});

test('no comparisons', () => {
  expect(serialRankSimilarity([])).toEqual({ data: new Float64Array(0), size: 0 });
  expect(serialRankSimilarity([[0]]).data).toEqual(Float64Array.of(1));
});

test.each([
  [
    [
      [0, 1],
      [1, 0],
    ],
    'serialRankSimilarity: `comparisons[1][0]` must be minus its mirror image (1), got 1.',
  ],
  [
    [
      [0, 2],
      [-2, 0],
    ],
    'serialRankSimilarity: `comparisons[1][0]` must be from -1 to 1, got -2.',
  ],
  [[[0.5]], 'serialRankSimilarity: `comparisons[0][0]` must be 0 or 1, got 0.5.'],
  [[[0, 1]], 'serialRankSimilarity: `comparisons[0]` must have one entry per row (1), got [2].'],
  [
    [
      [0, Number.NaN],
      [0, 0],
    ],
    'serialRankSimilarity: `comparisons[0][1]` must be a finite number, got NaN.',
  ],
  [
    { rowPointers: new Int32Array(30_001), columnIndices: [], values: [], size: 30_000 },
    'serialRankSimilarity: `comparisons` must have at most 23170 rows as a dense matrix, got 30000.',
  ],
])('refuses %j', (comparisons, message) => {
  expect(() => serialRankSimilarity(comparisons)).toThrow(message);
});
