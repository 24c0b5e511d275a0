import fc from 'fast-check';
import { expect, test } from 'vitest';
import { invertAffine, transformKeypoints } from './affine.js';

const number = fc.double({ min: -9, max: 9, noNaN: true });

test('the inverse undoes a map', () => {
  fc.assert(
    fc.property(fc.tuple(number, number, number, number, number, number), fc.tuple(number, number), (matrix, point) => {
      fc.pre(Math.abs(matrix[0] * matrix[4] - matrix[1] * matrix[3]) > 0.1);
      const back = transformKeypoints(transformKeypoints(point, matrix), invertAffine(matrix));
      expect(back[0]).toBeCloseTo(point[0], 7);
      expect(back[1]).toBeCloseTo(point[1], 7);
    }),
  );
});

test('missing landmarks stay missing', () => {
  expect([...transformKeypoints([Number.NaN, 1, 2, 3], [1, 0, 5, 0, 1, 5])]).toEqual([Number.NaN, Number.NaN, 7, 8]);
});

test('bad input is refused', () => {
  expect(() => invertAffine([1, 2, 0, 2, 4, 0])).toThrow(
    'invertAffine: `matrix` must be invertible, got [1, 2, 0, 2, 4, 0].',
  );
  expect(() => invertAffine([1, 0, 0, 0, 1])).toThrow('`matrix` must have two rows of three numbers (6), got [5].');
  expect(() => transformKeypoints([1, 2], [1, 0, Number.NaN, 0, 1, 0])).toThrow('`matrix[2]`');
  expect(() => transformKeypoints([1], [1, 0, 0, 0, 1, 0])).toThrow('`keypoints`');
});
