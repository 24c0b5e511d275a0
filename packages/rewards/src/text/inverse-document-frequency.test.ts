import { expect, test } from 'vitest';
import { inverseDocumentFrequency } from './inverse-document-frequency.js';

test('log((N + 1) / (n + 1)), each document once', () => {
  const idf = inverseDocumentFrequency([['a', 'a', 'b'], ['a'], new Set(['__proto__'])]);
  expect(idf('a')).toBeCloseTo(Math.log(4 / 3), 14);
  expect(idf('b')).toBeCloseTo(Math.log(4 / 2), 14);
  expect(idf('__proto__')).toBeCloseTo(Math.log(2), 14);
  expect(idf('constructor')).toBeCloseTo(Math.log(4), 14);
  expect(inverseDocumentFrequency([])('a')).toBe(0);
});
