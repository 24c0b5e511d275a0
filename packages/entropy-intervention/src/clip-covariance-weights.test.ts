import { createRandom } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { clipCovarianceWeights } from './clip-covariance-weights.js';
import { tokenCovariance } from './token-covariance.js';

const random = createRandom(1);
const logprobs = Array.from({ length: 8 }, () => Array.from({ length: 50 }, () => random.uniform(-4, 0)));
const old = logprobs.map((row) => row.map((x) => x + random.uniform(-0.4, 0.4)));
const advantages = [3, -3, 3, -3, 3, -3, 3, -3];
const zeros = (weights: Float64Array[]) =>
  weights.flatMap((row, i) => Array.from(row, (weight, t) => (weight === 0 ? [[i, t]] : [])).flat()) as number[][];

test('as many as the share says, all of them candidates', () => {
  const covariances = tokenCovariance(logprobs, advantages);
  const left = zeros(clipCovarianceWeights(logprobs, old, advantages, { ratio: 0.05, low: 1, high: 4 }));
  expect(left).toHaveLength(20);
  for (const [i, t] of left as [number, number][]) {
    expect(covariances[i]![t]).toBeGreaterThan(1);
    expect(covariances[i]![t]).toBeLessThan(4);
    const ratio = Math.exp(logprobs[i]![t]! - old[i]![t]!);
    expect(advantages[i]! > 0 ? ratio <= 1.2 : ratio >= 0.8).toBe(true);
  }
});

test('the seed decides, and every candidate may be drawn', () => {
  const draw = (seed: number) => zeros(clipCovarianceWeights(logprobs, old, advantages, { random: seed, ratio: 0.01 }));
  expect(draw(5)).toEqual(draw(5));
  const seen = new Set(
    Array.from({ length: 300 }, (_, seed) => draw(seed))
      .flat()
      .map(String),
  );
  const all = zeros(clipCovarianceWeights(logprobs, old, advantages, { ratio: 1 })).map(String);
  expect(all.length).toBeGreaterThan(40);
  expect([...seen].sort()).toEqual(all.sort());
});

test('one at least, where there are candidates; none where there are not', () => {
  expect(zeros(clipCovarianceWeights(logprobs, old, advantages))).toHaveLength(1);
  expect(zeros(clipCovarianceWeights(logprobs, old, advantages, { low: 99, high: 100 }))).toHaveLength(0);
  expect(clipCovarianceWeights([], [], [])).toEqual([]);
});

test('errors name the argument', () => {
  const call = (options: object) => () => clipCovarianceWeights(logprobs, old, advantages, options);
  expect(call({ ratio: 2 })).toThrow('clipCovarianceWeights: `ratio` must be');
  expect(call({ high: 0 })).toThrow('`high` must be at least `low` (1), got 0.');
  expect(call({ clipLow: 2 })).toThrow('`clipLow` must be');
  expect(() => clipCovarianceWeights([[-1]], [[Number.NaN]], [1])).toThrow(
    '`oldLogprobs[0][0]` must be a finite number',
  );
  expect(() => clipCovarianceWeights(logprobs, [], advantages)).toThrow('`oldLogprobs` must have');
});
