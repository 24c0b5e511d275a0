import { expect, test } from 'vitest';
import { nme } from './nme.js';

test('the mean over all points that count', () => {
  const [predictions, truth] = [
    [3, 4, 10, 0, 0, 6, 1, 1],
    [0, 0, 10, 2, 0, 0, Number.NaN, 1],
  ];
  expect(nme(predictions, truth, { numLandmarks: 2, normalizer: 1 })).toBeCloseTo((5 + 2 + 6) / 3, 12);
  expect(nme(predictions, truth, { numLandmarks: 2, normalizer: [10, 5] })).toBeCloseTo((0.5 + 0.2 + 1.2) / 3, 12);
});

test('nothing counts: NaN; something is not predicted: infinite', () => {
  expect(nme([1, 1], [0, 0], { numLandmarks: 1, normalizer: 1, mask: [0] })).toBeNaN();
  expect(nme([Number.NaN, 1], [0, 0], { numLandmarks: 1, normalizer: 1 })).toBe(Infinity);
});

test('bad input is refused', () => {
  expect(() => nme([1], [1], { numLandmarks: 1, normalizer: 1 })).toThrow(
    'nme: `truth` must hold x and y of 1 landmarks per image, got [1].',
  );
});
