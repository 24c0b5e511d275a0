import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auc } from './auc.js';
import { nme } from './nme.js';
import { pck } from './pck.js';

const truth = [0, 0, 10, 0, 0, 0, 10, 0];
const predictions = [1, 0, 10, 3, 5, 0, 10, 1];

test('a distance at the threshold is a miss, also after rounding', () => {
  expect(pck([16.9, 0], [11.9, 0], { numLandmarks: 1, normalizer: 50, threshold: 0.1 }).mean).toBe(0);
  expect(pck([5, 0], [0, 0], { numLandmarks: 1, normalizer: 10, threshold: 0.5 }).mean).toBe(0);
});

test('the mean is over landmarks, not over points', () => {
  const result = pck(predictions, truth, { numLandmarks: 2, normalizer: 10, threshold: 0.2, mask: [1, 1, 0, 1] });
  expect(result).toEqual({ mean: 0.75, perLandmark: Float64Array.of(1, 0.5), count: 2 });
});

test('normalisers: one, one per image, or x and y per image; 0 leaves an image out', () => {
  const options = { numLandmarks: 2, threshold: 0.2 };
  expect(pck(predictions, truth, { ...options, normalizer: [10, 10] })).toEqual(
    pck(predictions, truth, { ...options, normalizer: 10 }),
  );
  expect(pck(predictions, truth, { ...options, normalizer: [10, 100, 10, 10] }).perLandmark).toEqual(
    Float64Array.of(0.5, 1),
  );
  expect(pck(predictions, truth, { ...options, normalizer: [10, 0] }).perLandmark).toEqual(Float64Array.of(1, 0));
  const none = pck(predictions, truth, { ...options, normalizer: 0 });
  expect(none).toEqual({ mean: Number.NaN, perLandmark: Float64Array.of(Number.NaN, Number.NaN), count: 0 });
});

test('a landmark that is not predicted is a failure, one that is not labelled does not count', () => {
  const options = { numLandmarks: 1, normalizer: 10, threshold: 0.5 };
  expect(pck([Number.NaN, 0, 1, 0], [0, 0, 0, 0], options).mean).toBe(0.5);
  expect(pck([0, 0, 1, 0], [Number.NaN, 0, 0, 0], options).perLandmark).toEqual(Float64Array.of(1));
});

test('the exact area is the limit of the sum over ever more thresholds', () => {
  const coordinate = fc.double({ min: 0, max: 20, noNaN: true });
  fc.assert(
    fc.property(fc.array(coordinate, { minLength: 8, maxLength: 8 }), (points) => {
      const options = { numLandmarks: 2, normalizer: 12 };
      const exact = auc(points, truth, options);
      const sampled = auc(points, truth, { ...options, mode: 'mmpose', thresholds: 4000 });
      expect(Math.abs(exact - sampled)).toBeLessThan(1 / 3000);
      expect(auc(points, truth, { ...options, mode: 'mmpose' })).toBeLessThanOrEqual(exact + 1e-6);
    }),
    { numRuns: 20 },
  );
});

test('bad input is refused', () => {
  const options = { numLandmarks: 2, normalizer: 10 };
  expect(() => pck(predictions, truth, { ...options, normalizer: -1 })).toThrow(
    'pck: `normalizer` must be a finite number of at least 0, got -1.',
  );
  expect(() => pck(predictions, truth, { ...options, normalizer: [1, 2, 3] })).toThrow(
    '`normalizer` must have one or two numbers per image (2), got [3].',
  );
  expect(() => pck(predictions, truth, { ...options, mask: [1] })).toThrow(
    '`mask` must have one entry per landmark of each image (4), got [1].',
  );
  expect(() => nme(predictions, truth.slice(2), options)).toThrow('nme: `truth` must hold');
  expect(() => auc(predictions, truth, { ...options, maximum: 0 })).toThrow('auc: `maximum`');
});
