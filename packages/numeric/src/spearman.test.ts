import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spearman } from './spearman.js';

test('without ties it is 1 - 6 Σ d² / (n (n² - 1))', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 39 }), { minLength: 2, maxLength: 40 }), (y) => {
      const n = y.length;
      const sorted = [...y].sort((a, b) => a - b);
      const squares = y.reduce((sum, value, i) => sum + (sorted.indexOf(value) - i) ** 2, 0);
      expect(
        spearman(
          Array.from(y, (_, i) => i),
          y,
        ),
      ).toBeCloseTo(1 - (6 * squares) / (n * (n * n - 1)), 13);
    }),
  );
});

test('is 1 for every increasing relation, with infinities too', () => {
  expect(spearman([1, 2, 3, 4], [-Infinity, 0, 1e300, Infinity])).toBeCloseTo(1, 15);
});

test('is NaN for a constant variable, one observation and none', () => {
  expect(spearman([1, 2, 3], [5, 5, 5])).toBeNaN();
  expect(spearman([1], [2])).toBeNaN();
  expect(spearman([], [])).toBeNaN();
});

test('bad input is refused', () => {
  expect(() => spearman([1, 2], [1])).toThrow('spearman: `y` must have one entry per entry of `x` (2), got [1].');
  expect(() => spearman([1, 2], [1, Number.NaN])).toThrow('spearman: `y[1]` must be a number, got NaN.');
});
