import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluateLandmarks } from './evaluate-landmarks.js';
import { successDetectionRate } from './success-detection-rate.js';

const { NaN: missing } = Number;
// Errors 5 and 10 in the first image, 0 and missed in the second, 3 and not labelled in the third.
const truth = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, missing, missing];
const predictions = [3, 4, 10, 0, 0, 0, missing, missing, 3, 0, 7, 7];
const options = { numLandmarks: 2, radii: [5, 20] };

test('pooled, per image and per landmark, by hand', () => {
  const result = evaluateLandmarks(predictions, truth, options);
  expect(result.unit).toBe('px');
  expect([...result.errors]).toEqual([5, 10, 0, missing, 3, missing]);
  expect(result.pooled).toEqual({ mean: 4.5, std: expect.closeTo(Math.sqrt(13.25), 12), median: 4, count: 4 });
  // Image means 7.5, 0 and 3.
  expect(result.perImage).toEqual({ mean: 3.5, std: expect.closeTo(Math.sqrt(9.5), 12), median: 3, count: 3 });
  expect(result.successRates).toEqual([
    { radius: 5, rate: 0.4, outliers: 3 },
    { radius: 20, rate: 0.8, outliers: 1 },
  ]);
  expect(result.missed).toBe(1);
  expect(result.landmarks).toEqual([
    {
      landmark: 0,
      mean: 8 / 3,
      std: expect.closeTo(Math.sqrt(38 / 9), 12),
      median: 3,
      count: 3,
      missed: 0,
      rates: Float64Array.of(1 - 1 / 3, 1),
    },
    { landmark: 1, mean: 10, std: 0, median: 10, count: 1, missed: 1, rates: Float64Array.of(0, 0.5) },
  ]);
});

test('released: a missing landmark is a success, and 0 in the mean of its image', () => {
  const result = evaluateLandmarks(predictions, truth, { ...options, mode: 'released' });
  expect(result.successRates.map(({ rate, outliers }) => [rate, outliers])).toEqual([
    [1 - 2 / 6, 2],
    [1, 0],
  ]);
  expect(result.perImage.mean).toBe((7.5 + 0 + 1.5) / 3);
  expect(result.pooled.mean).toBe(4.5);
});

test('an error at the radius is no success', () => {
  expect(
    evaluateLandmarks([20, 0], [0, 0], { numLandmarks: 1, spacing: [0.1, 0.1], radii: [2, 2.0001] }).successRates,
  ).toEqual([
    { radius: 2, rate: 0, outliers: 1 },
    { radius: 2.0001, rate: 1, outliers: 0 },
  ]);
});

test('rates rise with the radius and agree with successDetectionRate where nothing is missing', () => {
  const coordinate = fc.integer({ min: 0, max: 30 });
  fc.assert(
    fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 20 }), (points) => {
      const found = points.slice(0, points.length - (points.length % 2)).flat();
      const radii = [1, 2, 5, 10, 50];
      const { successRates, errors } = evaluateLandmarks(
        found,
        found.map(() => 10),
        { numLandmarks: 2, radii },
      );
      const rates = successRates.map(({ rate }) => rate);
      expect(rates).toEqual([...successDetectionRate(errors, radii)].map((rate) => expect.closeTo(rate, 12)));
      expect([...rates].sort((a, b) => a - b)).toEqual(rates);
    }),
  );
});

test('intervals hold the value, shrink with more images, and are the same for the same seed', () => {
  const images = (count: number) => Array.from({ length: count * 4 }, (_, i) => (i * 7919) % 23);
  const evaluate = (count: number) =>
    evaluateLandmarks(
      images(count),
      images(count).map(() => 11),
      { numLandmarks: 2, radii: [8], bootstrap: { resamples: 500 } },
    );
  const [few, many] = [evaluate(10), evaluate(160)];
  const width = ({ pooled }: typeof few) => pooled.interval!.upper - pooled.interval!.lower;
  expect(width(many)).toBeLessThan(width(few) / 2);
  for (const { pooled, perImage, successRates } of [few, many]) {
    expect(perImage.interval).toEqual(pooled.interval); // as many landmarks in every image
    expect(pooled.interval!.lower).toBeLessThan(pooled.mean);
    expect(pooled.interval!.upper).toBeGreaterThan(pooled.mean);
    expect(successRates[0]!.interval!.lower).toBeLessThanOrEqual(successRates[0]!.rate);
  }
  expect(evaluate(10)).toEqual(few);
});

test('no images: every statistic is NaN', () => {
  const { pooled, successRates } = evaluateLandmarks([], [], { ...options, bootstrap: {} });
  expect(pooled).toEqual({ mean: missing, std: missing, median: missing, count: 0 });
  expect(successRates[0]).toEqual({ radius: 5, rate: missing, outliers: 0 });
});

test('millimetres need a length of a pixel', () => {
  expect(() => evaluateLandmarks(predictions, truth, { ...options, unit: 'mm' })).toThrow(
    "evaluateLandmarks: `spacing` must be given with `unit: 'mm'`, got undefined. Give the length of a pixel along x and y.",
  );
  expect(evaluateLandmarks(predictions, truth, { ...options, spacing: [1, 1] }).unit).toBe('mm');
  expect(() => evaluateLandmarks(predictions, truth, { ...options, radii: [-1] })).toThrow('`radii[0]`');
});
