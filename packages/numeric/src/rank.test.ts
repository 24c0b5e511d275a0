import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RankOptions, rank } from './rank.js';

const numbers = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: 0, max: 5 })), { maxLength: 60 });

test('equals the definition by counting smaller and equal values', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const smaller = values.map((value) => values.filter((other) => other < value).length);
      const equal = values.map((value) => values.filter((other) => other === value).length);
      const equalBefore = values.map((value, i) => values.slice(0, i).filter((other) => other === value).length);
      const smallerDistinct = smaller.map((count) => new Set(smaller.filter((other) => other < count)).size);
      expect([...rank(values)]).toEqual(smaller.map((count, i) => count + (equal[i]! + 1) / 2));
      expect([...rank(values, { method: 'min' })]).toEqual(smaller.map((count) => count + 1));
      expect([...rank(values, { method: 'max' })]).toEqual(smaller.map((count, i) => count + equal[i]!));
      expect([...rank(values, { method: 'dense' })]).toEqual(smallerDistinct.map((count) => count + 1));
      expect([...rank(values, { method: 'ordinal' })]).toEqual(smaller.map((count, i) => count + equalBefore[i]! + 1));
    }),
  );
});

test('average ranks sum to n (n + 1) / 2 and do not change under an increasing function', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 })), (values) => {
      const ranks = rank(values);
      const n = values.length;
      expect(ranks.reduce((sum, value) => sum + value, 0)).toBe((n * (n + 1)) / 2);
      expect(rank(values.map((value) => value ** 3 / 7 + 1))).toEqual(ranks);
    }),
  );
});

test('0 equals -0, infinities are at the ends, and no values have no ranks', () => {
  expect([...rank([0, Infinity, -0, -Infinity])]).toEqual([2.5, 4, 2.5, 1]);
  expect(rank([])).toEqual(new Float64Array(0));
});

test('bad input is refused', () => {
  expect(() => rank([1, 2, Number.NaN])).toThrow('rank: `values[2]` must be a number, got NaN.');
  expect(() => rank([1], { method: 'first' } as unknown as RankOptions)).toThrow(
    "rank: `method` must be 'average' | 'min' | 'max' | 'dense' | 'ordinal', got \"first\".",
  );
});
