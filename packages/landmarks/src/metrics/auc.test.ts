import { expect, test } from 'vitest';
import { auc } from './auc.js';

test('perfect predictions have area 1, in mode mmpose one threshold less', () => {
  const options = { numLandmarks: 1, normalizer: 1 };
  expect(auc([3, 4], [3, 4], options)).toBe(1);
  expect(auc([3, 4], [3, 4], { ...options, mode: 'mmpose' })).toBeCloseTo(0.95, 12);
});

test('up to a maximum: half of it is half the area; beyond it nothing', () => {
  expect(auc([0.04, 0], [0, 0], { numLandmarks: 1, normalizer: 1, maximum: 0.08 })).toBe(0.5);
  expect(auc([0.09, 0], [0, 0], { numLandmarks: 1, normalizer: 1, maximum: 0.08 })).toBe(0);
});

test('bad input is refused', () => {
  expect(() => auc([1, 2], [1, 2], { numLandmarks: 1, normalizer: 1, thresholds: 0 })).toThrow(
    'auc: `thresholds` must be an integer of at least 1',
  );
});
