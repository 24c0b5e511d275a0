import { expect, test } from 'vitest';
import { goldenCases } from '../test/golden.js';
import { coefficientOfVariation } from './index.js';

test.each(goldenCases('clss', 'cv_and_dp_selection'))("it is that of the authors' code, $name", (given) => {
  const views = [given.features_view0, given.features_view1];
  for (const variant of ['released', 'absolute'] as const) {
    const { data } = coefficientOfVariation(views, { variant });
    for (const [k, entry] of given.matrix.flat().entries()) expect(data[k]).toBeCloseTo(entry, 10);
  }
});

test('cosines around 0: no sign, and Infinity where the mean is 0', () => {
  // pair (0, 1): cosines -1, 0 (twice) and 0 over four products
  const views = [
    [
      [1, 0],
      [-1, 0],
    ],
    [
      [0, 1],
      [1, 0],
    ],
  ];
  // products of pair (0, 1): -1, 1, 0, 0
  expect(coefficientOfVariation(views).data[1]).toBe(Infinity);
  const shrinking = [
    [
      [1, 0],
      [-1, 0],
    ],
    [
      [0, 1],
      [-1, 0],
    ],
  ];
  // -1, -1, 0, 0: deviation 1/2, mean -1/2
  expect(coefficientOfVariation(shrinking).data[1]).toBe(1);
  expect(coefficientOfVariation(shrinking, { variant: 'released' }).data[1]).toBe(-1);
});

test('one view, rows of zeros and no rows do not vary', () => {
  expect([
    ...coefficientOfVariation([
      [
        [1, 2],
        [3, 4],
      ],
    ]).data,
  ]).toEqual([0, 0, 0, 0]);
  expect([...coefficientOfVariation([[[0, 0]], [[0, 0]]]).data]).toEqual([0]);
  expect(coefficientOfVariation([[]]).size).toBe(0);
});

test('errors name the argument', () => {
  expect(() => coefficientOfVariation([])).toThrow(
    'coefficientOfVariation: `views` must have at least one view, got [].',
  );
  expect(() => coefficientOfVariation([[[1]]], { variant: 'signed' as never })).toThrow(
    "coefficientOfVariation: `variant` must be 'absolute' | 'released', got \"signed\".",
  );
});
