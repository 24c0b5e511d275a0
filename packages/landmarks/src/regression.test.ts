import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeRegression, encodeRegression } from './regression.js';

const inputSize = [200, 100] as const;

test('decoding undoes encoding', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.double({ min: -999, max: 999, noNaN: true }), fc.double({ min: -999, max: 999, noNaN: true })),
      ),
      (points) => {
        const { keypoints, scores } = decodeRegression(encodeRegression(points.flat(), { inputSize }).labels, {
          inputSize,
        });
        for (const [i, value] of points.flat().entries()) expect(keypoints[i]).toBeCloseTo(value, 9);
        expect([...scores]).toEqual(points.map(() => 1));
      },
    ),
  );
});

test('only labelled landmarks from the first to the last pixel count; visibility 0.5 is not labelled', () => {
  const keypoints = [0, 0, 199, 99, 199.1, 50, 50, -0.1, 50, 50];
  expect([...encodeRegression(keypoints, { inputSize, visible: [1, 2, 1, 1, 0.5] }).weights]).toEqual([1, 1, 0, 0, 0]);
});

test('a landmark that is not labelled may be NaN', () => {
  const { labels, weights } = encodeRegression([Number.NaN, Number.NaN], { inputSize, visible: [0] });
  expect([...labels, ...weights]).toEqual([Number.NaN, Number.NaN, 0]);
});

test('bad input is refused', () => {
  expect(() => decodeRegression([1, 2, 3], { inputSize })).toThrow(
    'decodeRegression: `coordinates` must have 2 numbers per landmark, got [3].',
  );
  expect(() => decodeRegression([], { inputSize, numbers: 3 as never })).toThrow('`numbers` must be 2 or 4, got 3.');
  expect(() => encodeRegression([1, Infinity], { inputSize })).toThrow('encodeRegression: `keypoints[1]`');
});
