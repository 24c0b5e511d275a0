import { expect, test } from 'vitest';
import { documentFrequencies } from './document-frequencies.js';

test('an item counts once, however often and in however many references it has an n-gram', () => {
  const { documents, counts } = documentFrequencies([['a a b', 'b a'], 'a c', [['x', 'y']]], { maxOrder: 2 });
  expect(documents).toBe(3);
  const expected = { a: 2, b: 1, c: 1, x: 1, y: 1, 'a a': 1, 'a b': 1, 'b a': 1, 'a c': 1, 'x y': 1 };
  expect(Object.fromEntries(counts)).toEqual(expected);
});

test('names of object properties are words', () => {
  const { counts } = documentFrequencies(['constructor __proto__', '__proto__']);
  expect([...counts]).toEqual([
    ['constructor', 1],
    ['__proto__', 2],
    ['constructor __proto__', 1],
  ]);
});

test('bad input', () => {
  expect(() => documentFrequencies(['a', []])).toThrow(
    'documentFrequencies: `references[1]` must be a text or at least one',
  );
  expect(() => documentFrequencies(['a'], { maxOrder: 0 })).toThrow('`maxOrder` must be an integer of at least 1');
});
