import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flipKeypoints } from './flip-keypoints.js';

test('flipping twice is nothing, in both units', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -99, max: 99, noNaN: true }), { minLength: 8, maxLength: 8 }),
      fc.boolean(),
      (points, shift) => {
        for (const units of ['pixels', 'normalized'] as const) {
          const options = { width: 64, units, shift, flipPairs: [[1, 0]], numLandmarks: 2 } as const;
          const twice = flipKeypoints(flipKeypoints(points, options), options);
          for (const [i, value] of points.entries()) expect(twice[i]).toBeCloseTo(value, 9);
        }
      },
    ),
  );
});

test('the first pixel becomes the last; normalised coordinates say the same', () => {
  expect([...flipKeypoints([0, 7], { width: 64 })]).toEqual([63, 7]);
  expect(flipKeypoints([0.25, 7], { width: 64, units: 'normalized' })[0]! * 64).toBeCloseTo(
    flipKeypoints([16, 7], { width: 64 })[0]!,
    12,
  );
});

test('missing landmarks change places like others', () => {
  expect([...flipKeypoints([Number.NaN, Number.NaN, 3, 4], { width: 10, flipPairs: [[0, 1]] })]).toEqual([
    6,
    4,
    Number.NaN,
    Number.NaN,
  ]);
});

test('bad input is refused', () => {
  expect(() => flipKeypoints([1], { width: 5 })).toThrow(
    'flipKeypoints: `keypoints` must have 2 numbers per landmark, got [1].',
  );
  expect(() => flipKeypoints([1, 2], { width: 0 })).toThrow('`width`');
});
