import { expect, test } from 'vitest';
import { cosineSimilarity } from './cosine-similarity.js';

test('1 for the same direction, 0 at right angles and with a zero vector, -1 for the opposite', () => {
  expect(cosineSimilarity([3, 4], new Float32Array([6, 8]))).toBeCloseTo(1, 14);
  expect(cosineSimilarity([1, 0], [0, 2])).toBe(0);
  expect(cosineSimilarity([0, 0], [1, 2])).toBe(0);
  expect(cosineSimilarity([3, 4], [-3, -4])).toBeCloseTo(-1, 14);
  expect(cosineSimilarity([1, 2], [2, 1])).toBeCloseTo(4 / 5, 14);
});

test('embeddings of other lengths are refused', () => {
  expect(() => cosineSimilarity([1], [1, 2])).toThrow(
    'cosineSimilarity: `b` must have as many entries as `a` (1), got [2].',
  );
});
