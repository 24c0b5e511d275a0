import { assert, double, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { weightedMean } from './weighted-mean.js';

const number = double({ min: -1e6, max: 1e6, noNaN: true });

test('without weights it is the arithmetic mean', () => {
  expect(weightedMean([1, 2, 6])).toBe(3);
});

test('a weight of 2 counts a value twice', () => {
  expect(weightedMean([1, 4], { weights: [2, 1] })).toBe(weightedMean([1, 1, 4]));
});

test('it lies between the smallest and the largest value', () => {
  assert(
    property(tuple(number, number, number), (values) => {
      const mean = weightedMean(values, { weights: [1, 2, 3] });
      expect(mean).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
      expect(mean).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
    }),
  );
});

test('of nothing, or with weights that sum to 0, it is NaN', () => {
  expect(weightedMean([])).toBeNaN();
  expect(weightedMean([1], { weights: [0] })).toBeNaN();
});

test('errors name the argument', () => {
  expect(() => weightedMean([1, Number.NaN])).toThrow('weightedMean: `values[1]` must be a finite number, got NaN.');
  expect(() => weightedMean([1, 2], { weights: [1] })).toThrow(
    'weightedMean: `weights` must have one entry per value (2), got [1].',
  );
});
