import { expect, test } from 'vitest';
import { cosineSimilarity } from './cosine-similarity.js';

test('1 for the same direction, 0 at right angles and with a zero vector, -1 for the opposite', () => {
  expect(cosineSimilarity([3, 4], new Float32Array([6, 8]))).toBeCloseTo(1, 14);
  expect(cosineSimilarity([1, 0], [0, 2])).toBe(0);
  expect(cosineSimilarity([0, 0], [1, 2])).toBe(0);
  expect(cosineSimilarity([3, 4], [-3, -4])).toBeCloseTo(-1, 14);
  expect(cosineSimilarity([1, 2], [2, 1])).toBeCloseTo(4 / 5, 14);
});

test('neither squares too small nor too large for float64 are lost', () => {
  expect(cosineSimilarity([0, 5e-324], [0, 1e300])).toBe(1);
  expect(cosineSimilarity([3e200, 4e200], [3e-200, 4e-200])).toBeCloseTo(1, 14);
});

test('bad input', () => {
  expect(() => cosineSimilarity([1], [1, 2])).toThrow(
    'cosineSimilarity: `b` must have as many entries as the others (1), got [2].',
  );
  expect(() => cosineSimilarity([1, Number.NaN], [1, 2])).toThrow('`a[1]` must be a finite number, got NaN.');
});
