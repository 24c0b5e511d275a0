import fc from 'fast-check';
import { expect, test } from 'vitest';
import { successDetectionRate } from './success-detection-rate.js';

test('counts errors strictly below each radius', () => {
  const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 });
  fc.assert(
    fc.property(values, values, (errors, radii) => {
      const expected = radii.map((radius) => errors.filter((error) => error < radius).length / errors.length);
      expect([...successDetectionRate(errors, radii)]).toEqual(expected);
    }),
  );
});

test('NaN is left out, infinity is a failure, no errors have no rate', () => {
  expect([...successDetectionRate([Number.NaN, 1, Infinity, Number.NaN], [2, 1e300])]).toEqual([0.5, 0.5]);
  expect([...successDetectionRate([], [2])]).toEqual([Number.NaN]);
});

test('bad input is refused', () => {
  expect(() => successDetectionRate([1, -1], [2])).toThrow(
    'successDetectionRate: `errors` must be at least 0, got -1.',
  );
  expect(() => successDetectionRate([1], [Number.NaN])).toThrow('`radii[0]`');
});
