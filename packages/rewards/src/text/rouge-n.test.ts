import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rougeN } from './rouge-n.js';
import { tokenizeRouge } from './tokenize-rouge.js';

test('written out: bigrams "a b", "b a", "a b" against "a b", "b c"', () => {
  // overlap 1 of 3 and 1 of 2: F = 2 (1/3)(1/2) / (5/6)
  const { score, precision, recall } = rougeN('a b a b', 'a b c', { order: 2 });
  expect([precision, recall]).toEqual([1 / 3, 1 / 2]);
  expect(score).toBeCloseTo(0.4, 14);
});

test('beta weighs recall: 0 is precision, large is recall', () => {
  expect(rougeN('a b a b', 'a b c', { order: 2, beta: 0 }).score).toBeCloseTo(1 / 3, 14);
  expect(rougeN('a b a b', 'a b c', { order: 2, beta: 1e6 }).score).toBeCloseTo(1 / 2, 9);
});

test('the best reference counts, the first of equals', () => {
  expect(rougeN('a b', ['c', 'a b c d', 'a b', 'a b'])).toEqual({ score: 1, precision: 1, recall: 1 });
  // both F = 0.5, with precision and recall exchanged
  expect(rougeN('a b', ['a b c d e f', 'x']).recall).toBeCloseTo(1 / 3, 14);
});

test('any text is survived; from 0 to 1; symmetric; a text against itself is 1 if it has n-grams', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('a', 'B', 'constructor', '__proto__', '\udc00'), { maxLength: 20 })
      .map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(text, text, fc.integer({ min: 1, max: 5 }), (a, b, order) => {
      const forwards = rougeN(a, b, { order });
      const backwards = rougeN(b, a, { order });
      expect(forwards.score).toBeCloseTo(backwards.score, 12);
      expect(forwards.precision).toBe(backwards.recall);
      expect(forwards.score).toBeGreaterThanOrEqual(0);
      expect(forwards.score).toBeLessThanOrEqual(1);
      expect([0, 1]).toContain(rougeN(a, a, { order, tokenize: tokenizeRouge }).score);
    }),
  );
});

test('the counts are those of a count by pairs of positions', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 15 });
  fc.assert(
    fc.property(words, words, fc.integer({ min: 1, max: 4 }), (a, b, order) => {
      const left = b.map((_, j) => b.slice(j, j + order)).filter((gram) => gram.length === order);
      const theirs = left.length;
      const mine = a.map((_, i) => a.slice(i, i + order)).filter((gram) => gram.length === order);
      let overlap = 0;
      for (const gram of mine) {
        const found = left.findIndex((other) => other.every((word, k) => word === gram[k]));
        if (found >= 0) {
          left.splice(found, 1);
          overlap++;
        }
      }
      const { precision, recall } = rougeN(a, [b], { order });
      expect(precision).toBe(overlap / Math.max(1, mine.length));
      expect(recall).toBe(overlap / Math.max(1, theirs));
    }),
  );
});

test('thousands of distinct words are no trouble', () => {
  const words = Array.from({ length: 20000 }, (_, i) => `${i}`);
  expect(rougeN(['x'], [words, ['x', 'y']]).precision).toBe(1);
  expect(rougeN(words, [words], { order: 4 }).score).toBe(1);
});

test('bad input', () => {
  expect(() => rougeN('a', 'a', { order: 0 })).toThrow('rougeN: `order` must be an integer of at least 1, got 0.');
  expect(() => rougeN('a', 'a', { beta: -1 })).toThrow('rougeN: `beta` must be a finite number of at least 0, got -1.');
  expect(() => rougeN('a', [])).toThrow('rougeN: `references` must be a text or at least one reference, got [].');
});
