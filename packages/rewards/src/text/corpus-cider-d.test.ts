import fc from 'fast-check';
import { expect, test } from 'vitest';
import { corpusCiderD } from './corpus-cider-d.js';

test('written out: two items, words only', () => {
  // every word of item 1 is of one item of two: weight log 2; "x" is of both: 0. c = (a 2, x 1), r = (a 1, b 1, x 1):
  // min(2, 1) · 1 / (2 √2); both have three tokens
  const { scores, score } = corpusCiderD(['a a x', 'c'], ['a b x', 'x c'], { maxOrder: 1 });
  expect(scores[0]).toBeCloseTo(10 / (2 * Math.SQRT2), 12);
  // the same direction, one token apart
  expect(scores[1]).toBeCloseTo(10 * Math.exp(-1 / 72), 12);
  expect(score).toBeCloseTo((scores[0]! + scores[1]!) / 2, 14);
});

test('a corpus of one item, and one where all items are the same, is 0', () => {
  expect(corpusCiderD(['a b c d e'], ['a b c d e'])).toEqual({ score: 0, scores: [0] });
  expect(corpusCiderD(['a b', 'a b'], ['a b', 'a b']).scores).toEqual([0, 0]);
  expect(corpusCiderD([], [])).toEqual({ score: 0, scores: [] });
});

test('a long text that nobody else shares is 10 against itself', () => {
  expect(corpusCiderD(['a b c d', 'e'], ['a b c d', 'e']).scores[0]).toBeCloseTo(10, 12);
});

test('any text is survived, from 0 to 10', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom('a', 'b', 'constructor', '__proto__'), { maxLength: 10 }).map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(text, fc.array(text, { minLength: 1, maxLength: 3 })), { maxLength: 5 }), (items) => {
      const candidates = items.map(([candidate]) => candidate);
      for (const score of corpusCiderD(
        candidates,
        items.map(([, references]) => references),
      ).scores) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(10 + 1e-9);
      }
    }),
  );
});

test('bad input', () => {
  expect(() => corpusCiderD(['a'], [])).toThrow(
    'corpusCiderD: `references` must have one entry per candidate (1), got [0].',
  );
  expect(() => corpusCiderD(['a'], [[]])).toThrow(
    'corpusCiderD: `references[0]` must be a text or at least one reference',
  );
  expect(() => corpusCiderD(['a'], ['a'], { sigma: 0 })).toThrow('corpusCiderD: `sigma` must be a finite number');
  expect(() => corpusCiderD(['a'], ['a'], { maxOrder: 1.5 })).toThrow('corpusCiderD: `maxOrder` must be an integer');
});
