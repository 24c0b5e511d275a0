import { expect, test } from 'vitest';
import { measureOfEffectiveness } from './measure-of-effectiveness.js';

test('similarities are taken as they are, the diagonal included', () => {
  // bonds 2 x 1 and 1 x 4 in the rows, the same in the columns
  expect(
    measureOfEffectiveness(
      [
        [2, 1],
        [1, 4],
      ],
      undefined,
      { input: 'similarity' },
    ),
  ).toBe(2 * (2 + 4));
});

test('refuses negative similarities and an unknown input', () => {
  expect(() =>
    measureOfEffectiveness(
      [
        [1, -0.5],
        [-0.5, 1],
      ],
      undefined,
      { input: 'similarity' },
    ),
  ).toThrow('measureOfEffectiveness: `similarity[0][1]` must be at least 0, got -0.5.');
  expect(() => measureOfEffectiveness([], [], { input: 'matrix' as never })).toThrow(
    "measureOfEffectiveness: `input` must be 'distance' | 'similarity', got \"matrix\".",
  );
});
