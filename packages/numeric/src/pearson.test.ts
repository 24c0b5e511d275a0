import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pearson } from './pearson.js';

const points = fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })), {
  maxLength: 40,
});

test('lies between -1 and 1, is symmetric, and only a negative factor changes it', () => {
  fc.assert(
    fc.property(points, (pairs) => {
      const x = pairs.map(([value]) => value);
      const y = pairs.map(([, value]) => value);
      const correlation = pearson(x, y);
      if (Number.isNaN(correlation)) return;
      expect(Math.abs(correlation)).toBeLessThanOrEqual(1);
      expect(pearson(y, x)).toBe(correlation);
      expect(
        pearson(
          x.map((value) => 3 * value + 7),
          y.map((value) => -value),
        ),
      ).toBeCloseTo(-correlation, 12);
    }),
  );
});

test('values of any magnitude neither overflow nor underflow', () => {
  const x = [1, 2, 4, 3];
  const y = [2, 1, 5, 5];
  const correlation = pearson(x, y);
  expect(
    pearson(
      x.map((value) => value * 4e307),
      y,
    ),
  ).toBeCloseTo(correlation, 14);
  expect(
    pearson(
      x.map((value) => value * 5e-324),
      y.map((value) => value * 1e-300),
    ),
  ).toBeCloseTo(correlation, 14);
});

test('is NaN for a constant variable, one observation and none', () => {
  expect(pearson([0.1, 0.1, 0.1], [1, 2, 3])).toBeNaN();
  expect(pearson([1, 2, 3], [0, 0, 0])).toBeNaN();
  expect(pearson([1], [2])).toBeNaN();
  expect(pearson([], [])).toBeNaN();
});

test('bad input is refused', () => {
  expect(() => pearson([1, 2], [1])).toThrow('pearson: `y` must have one entry per entry of `x` (2), got [1].');
  expect(() => pearson([1, Infinity], [1, 2])).toThrow('pearson: `x[1]` must be a finite number, got Infinity.');
  expect(() => pearson([1], [Number.NaN])).toThrow('pearson: `y[0]` must be a finite number, got NaN.');
});
