import { expect, test } from 'vitest';
import { weightedCorrelation } from './weighted-correlation.js';

test('weight on the diagonal alone is a correlation of 1, weight on the other diagonal of -1', () => {
  expect(
    weightedCorrelation(
      [
        [2, 0],
        [0, 1],
      ],
      undefined,
      { input: 'similarity' },
    ),
  ).toBeCloseTo(1, 15);
  expect(
    weightedCorrelation(
      [
        [0, 3],
        [3, 0],
      ],
      undefined,
      { input: 'similarity' },
    ),
  ).toBe(-1);
});

test('it is NaN where positions do not vary', () => {
  expect(weightedCorrelation([])).toBeNaN();
  expect(weightedCorrelation([[0]])).toBeNaN();
  expect(
    weightedCorrelation(
      [
        [0, 0],
        [0, 2],
      ],
      undefined,
      { input: 'similarity' },
    ),
  ).toBeNaN();
});

test('refuses negative weights', () => {
  expect(() =>
    weightedCorrelation(
      [
        [1, -0.5],
        [-0.5, 1],
      ],
      undefined,
      { input: 'similarity' },
    ),
  ).toThrow('weightedCorrelation: `similarity[0][1]` must be at least 0, got -0.5.');
});
