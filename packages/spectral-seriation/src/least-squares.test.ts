import { expect, test } from 'vitest';
import { leastSquares } from './least-squares.js';

test('objects at their positions have no error; every order but the reverse has one', () => {
  const distance = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => Math.abs(i - j)));
  expect(leastSquares(distance)).toBe(0);
  expect(leastSquares(distance, [3, 2, 1, 0])).toBe(0);
  expect(leastSquares(distance, [1, 0, 2, 3])).toBe(2 * (1 + 1 + 1 + 1));
});

test('a small error is not lost next to large distances', () => {
  const distance = [0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? 0 : Math.abs(i - j) + 1e-9)));
  expect(leastSquares(distance)).toBeCloseTo(6e-18, 23);
});
