import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenCovariance } from './token-covariance.js';

test('their mean is the covariance of advantages and log-probabilities', () => {
  const pairs = fc.array(
    fc.tuple(fc.double({ min: -9, max: 0, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true })),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(pairs, (tokens) => {
      const [logprobs, advantages] = [tokens.map(([x]) => x), tokens.map(([, a]) => a)];
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      const covariance = mean(tokens.map(([x, a]) => x * a)) - mean(logprobs) * mean(advantages);
      expect(mean(Array.from(tokenCovariance([logprobs], [advantages])[0]!))).toBeCloseTo(covariance, 9);
    }),
  );
});

test('what the mask leaves out is 0 and changes nothing, NaN either', () => {
  const whole = tokenCovariance([[-1, -3], [-2]], [[1, 1], [-1]]);
  const masked = tokenCovariance(
    [
      [-1, -3, Number.NaN],
      [-2, -9],
    ],
    [1, -1],
    {
      mask: [
        [1, 1, 0],
        [1, 0],
      ],
    },
  );
  expect(masked).toEqual([Float64Array.of(...whole[0]!, 0), Float64Array.of(...whole[1]!, 0)]);
});

test('errors name the argument', () => {
  expect(() => tokenCovariance([[Number.NaN]], [1])).toThrow('tokenCovariance: `logprobs[0][0]` must be');
  expect(() => tokenCovariance([[1]], [1, 2])).toThrow('`advantages` must have one entry per row of `logprobs` (1)');
  expect(() => tokenCovariance([[1]], [[Infinity]])).toThrow('`advantages[0][0]` must be a finite number');
  expect(() => tokenCovariance([[1]], [[1, 2]])).toThrow('`advantages[0]` must have 1 entries');
  expect(() => tokenCovariance([[1]], [1], { mask: [[1], [1]] })).toThrow('`mask` must have one row per row of');
});
