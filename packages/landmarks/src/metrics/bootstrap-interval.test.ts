import { createRandom } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { bootstrapInterval } from './bootstrap-interval.js';

const meanOf = (values: ArrayLike<number>) => (sample: Int32Array) =>
  sample.reduce((sum, i) => sum + values[i]!, 0) / sample.length;

test('a mean of many has the interval of the normal distribution', () => {
  const random = createRandom(3);
  const values = Float64Array.from({ length: 400 }, () => random.normal(10, 3));
  const mean = values.reduce((sum, value) => sum + value, 0) / 400;
  const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 400 / 400);
  const { lower, upper } = bootstrapInterval(400, meanOf(values), { resamples: 5000 });
  expect((mean - lower) / error).toBeCloseTo(1.96, 0);
  expect((upper - mean) / error).toBeCloseTo(1.96, 0);
  const narrow = bootstrapInterval(400, meanOf(values), { resamples: 5000, confidence: 0.6827 });
  expect((narrow.upper - narrow.lower) / 2 / error).toBeCloseTo(1, 1);
});

test('two values: a quarter of the samples is either twice', () => {
  expect(bootstrapInterval(2, meanOf([0, 1]), { confidence: 0.4 })).toEqual({ lower: 0.5, upper: 0.5 });
  expect(bootstrapInterval(2, meanOf([0, 1]), { confidence: 0.6 })).toEqual({ lower: 0, upper: 1 });
});

test('the same seed gives the same interval; one image has no width; NaN is left out', () => {
  const mean = meanOf([1, 5, 2, 8, 3]);
  expect(bootstrapInterval(5, mean, { seed: 4 })).toEqual(bootstrapInterval(5, mean, { seed: 4 }));
  expect(bootstrapInterval(1, meanOf([7]))).toEqual({ lower: 7, upper: 7 });
  expect(bootstrapInterval(2, (sample) => (sample[0] === 0 ? Number.NaN : 4))).toEqual({ lower: 4, upper: 4 });
  expect(bootstrapInterval(2, () => Number.NaN)).toEqual({ lower: Number.NaN, upper: Number.NaN });
});

test('bad input is refused', () => {
  expect(() => bootstrapInterval(0, () => 1)).toThrow(
    'bootstrapInterval: `count` must be an integer of at least 1, got 0.',
  );
  expect(() => bootstrapInterval(3, () => 1, { confidence: 95 })).toThrow(
    '`confidence` must be a finite number from 0 to 1, got 95.',
  );
});
