import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bertScore } from './bert-score.js';

test('written out: cosines 1, 0 and 0.6, 0.8', () => {
  const result = bertScore(
    [
      [2, 0],
      [3, 4],
    ],
    [
      [1, 0],
      [0, 5],
    ],
  );
  expect(result.precision).toBeCloseTo((1 + 0.8) / 2, 14);
  expect(result.recall).toBeCloseTo((1 + 0.8) / 2, 14);
  const weighted = bertScore(
    [
      [2, 0],
      [3, 4],
    ],
    [
      [1, 0],
      [0, 5],
    ],
    { candidateWeights: [3, 1], referenceWeights: [0, 2] },
  );
  expect(weighted.precision).toBeCloseTo((3 + 0.8) / 4, 14);
  expect(weighted.recall).toBeCloseTo(0.8, 14);
  expect(weighted.score).toBeCloseTo((2 * 0.95 * 0.8) / 1.75, 14);
});

test('the baseline moves each part by itself', () => {
  const baseline = { score: 0.5, precision: 0.8, recall: 0.2 };
  const { score, precision, recall } = bertScore([[1]], [[1]], { baseline });
  expect([score, precision, recall]).toEqual([1, 1, 1]);
  expect(bertScore([], [[1]], { baseline }).precision).toBeCloseTo(-4, 12);
});

test('no tokens, weights of 0 and zero vectors are 0', () => {
  const zero = { score: 0, precision: 0, recall: 0 };
  expect(bertScore([], [])).toEqual(zero);
  expect(bertScore([], [[1, 2]])).toEqual(zero);
  expect(bertScore([[1, 2]], [])).toEqual(zero);
  expect(bertScore([[0, 0]], [[1, 2]])).toEqual(zero);
  expect(bertScore([[1]], [[1]], { candidateWeights: [0] })).toMatchObject({ score: 0, precision: 0, recall: 1 });
});

test('swapping texts swaps precision and recall; a text against itself is 1', () => {
  const row = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 3, maxLength: 3 });
  const rows = fc.array(row, { maxLength: 6 });
  fc.assert(
    fc.property(rows, rows, (a, b) => {
      const [forwards, backwards] = [bertScore(a, b), bertScore(b, a)];
      expect(forwards.precision).toBeCloseTo(backwards.recall, 12);
      expect(forwards.score).not.toBeNaN();
      const itself = a.filter((each) => Math.hypot(...each) > 1e-100);
      if (itself.length > 0) expect(bertScore(itself, itself).score).toBeCloseTo(1, 9);
    }),
  );
});

test('bad input', () => {
  expect(() => bertScore([[1, 2]], [[1]])).toThrow(
    'bertScore: `referenceEmbeddings[0]` must have as many entries as the others (2), got [1].',
  );
  expect(() => bertScore([[Number.NaN]], [[1]])).toThrow('`candidateEmbeddings[0][0]` must be a finite number');
  expect(() => bertScore([[1]], [[1]], { referenceWeights: [] })).toThrow(
    '`referenceWeights` must have one weight per token (1), got [0].',
  );
  expect(() => bertScore([[1]], [[1]], { candidateWeights: [-1] })).toThrow(
    '`candidateWeights[0]` must be a finite number of at least 0',
  );
  expect(() => bertScore([[1]], [[1]], { baseline: { score: 1, precision: 0, recall: 0 } })).toThrow(
    '`baseline.score` must be',
  );
});
