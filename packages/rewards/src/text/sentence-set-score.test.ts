import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bertScore } from './bert-score.js';
import { cosineSimilarity } from './cosine-similarity.js';
import { sentenceSetScore } from './sentence-set-score.js';

const row = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 2, maxLength: 2 });
const rows = fc.array(row, { maxLength: 5 });

test("with cosines and 'best' it is BERTScore over sentences", () => {
  fc.assert(
    fc.property(rows, rows, (a, b) => {
      expect(sentenceSetScore(a, b, { similarity: cosineSimilarity })).toMatchObject(bertScore(a, b));
    }),
  );
});

/** The largest sum of values of pairs, tried out. */
function largestSum(values: number[][], row = 0, taken: readonly number[] = []): number {
  if (row === values.length) return 0;
  const others = values[row]!.map((value, j) =>
    taken.includes(j) ? 0 : value + largestSum(values, row + 1, [...taken, j]),
  );
  return Math.max(largestSum(values, row + 1, taken), ...others);
}

test('one-to-one finds the largest sum, each sentence at most once', () => {
  const size = fc.integer({ min: 0, max: 5 });
  const table = fc.tuple(size, size).chain(([m, n]) => {
    const line = fc.array(fc.integer({ min: -3, max: 10 }), { minLength: n, maxLength: n });
    return fc.tuple(fc.array(line, { minLength: m, maxLength: m }), fc.constant(n));
  });
  fc.assert(
    fc.property(table, ([values, columns]) => {
      const result = sentenceSetScore(
        [...values.keys()],
        Array.from({ length: columns }, (_, j) => j),
        {
          similarity: (i, j) => values[i]![j]!,
          matching: 'one-to-one',
        },
      );
      const sum = (array: Float64Array) => array.reduce((total, value) => total + value, 0);
      expect(sum(result.ofCandidate)).toBe(largestSum(values));
      expect(sum(result.ofReference)).toBe(largestSum(values));
      expect(result.ofCandidate.filter((value) => value > 0).length).toBeLessThanOrEqual(columns);
    }),
  );
});

test('the order of sentences does not matter', () => {
  fc.assert(
    fc.property(rows, rows, fc.constantFrom('best', 'one-to-one' as const), (a, b, matching) => {
      const options = { similarity: cosineSimilarity, matching };
      const [one, other] = [sentenceSetScore(a, b, options), sentenceSetScore([...a].reverse(), b, options)];
      expect(one.precision).toBeCloseTo(other.precision, 12);
      expect(one.recall).toBeCloseTo(other.recall, 12);
    }),
  );
});

test('saying a thing twice costs precision one-to-one, and not with best', () => {
  const similarity = (a: string, b: string) => (a === b ? 1 : 0);
  const twice = ['clear', 'clear', 'clear'];
  expect(sentenceSetScore(twice, ['clear'], { similarity })).toMatchObject({ score: 1, precision: 1 });
  const strict = sentenceSetScore(twice, ['clear'], { similarity, matching: 'one-to-one' });
  expect(strict).toMatchObject({ precision: 1 / 3, recall: 1, score: 0.5 });
  expect(strict.ofCandidate.filter((value) => value === 1)).toHaveLength(1);
});

test('nothing on either side is 0', () => {
  for (const matching of ['best', 'one-to-one'] as const) {
    const options = { similarity: () => 1, matching };
    expect(sentenceSetScore([], [], options).score).toBe(0);
    expect(sentenceSetScore(['a'], [], options)).toMatchObject({ score: 0, precision: 0, recall: 0 });
    expect(sentenceSetScore([], ['a'], options).score).toBe(0);
  }
});

test('bad input', () => {
  expect(() => sentenceSetScore(['a'], ['b'], { similarity: () => Number.NaN })).toThrow(
    'sentenceSetScore: `similarity` must return finite numbers, got NaN.',
  );
  expect(() => sentenceSetScore([], [], { similarity: () => 1, matching: 'all' as never })).toThrow(
    "'best' | 'one-to-one'",
  );
});
