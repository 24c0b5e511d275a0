import { createRandom } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { distanceToSimilarity } from './distance-to-similarity.js';
import { orderStability } from './order-stability.js';
import { randomRobinson } from './random-robinson.js';
import { spectralSeriation } from './spectral-seriation.js';

test('a path of three: gap 2, entries 1/sqrt(2) apart', () => {
  const { spectralGap, smallestDifference, laplacianTolerance, similarityTolerance } = orderStability([
    [0, 1, 0],
    [1, 0, 1],
    [0, 1, 0],
  ]);
  expect(spectralGap).toBeCloseTo(2, 13);
  expect(smallestDifference).toBeCloseTo(Math.SQRT1_2, 13);
  expect(laplacianTolerance).toBeCloseTo(Math.SQRT1_2 / 2, 13);
  expect(similarityTolerance).toBeCloseTo(Math.SQRT1_2 / 4, 13);
});

test('400 random changes of the size that it allows: the order never changes', () => {
  for (let seed = 1; seed <= 400; seed++) {
    const random = createRandom(seed);
    const size = random.integer(4, 12);
    const { data } = distanceToSimilarity(randomRobinson({ size, seed, noise: 0.5 }).distance);
    const { similarityTolerance } = orderStability({ data, size });
    const change = new Float64Array(size * size);
    for (let i = 0; i < size; i++)
      for (let j = 0; j < i; j++) change[i * size + j] = change[j * size + i] = random.normal();
    let rowSum = 0;
    for (let i = 0; i < size; i++)
      rowSum = Math.max(
        rowSum,
        change.subarray(i * size, (i + 1) * size).reduce((sum, value) => sum + Math.abs(value), 0),
      );
    const noisy = data.map((value, p) => value + (0.999 * similarityTolerance * change[p]!) / rowSum);
    const { order } = spectralSeriation({ data, size });
    expect(spectralSeriation({ data: noisy, size }, { orientation: { order } }).order).toEqual(order);
  }
});

test('duplicates tolerate nothing; bad input', () => {
  expect(
    orderStability([
      [0, 1, 1],
      [1, 0, 5],
      [1, 5, 0],
    ]).similarityTolerance,
  ).toBeLessThan(1e-14);
  expect(() =>
    orderStability([
      [0, 1],
      [1, 0],
    ]),
  ).toThrow('orderStability: `similarity` must connect at least three items, got "1 components of 2 items".');
  expect(() =>
    orderStability([
      [0, 1, 0],
      [1, 0, 0],
      [0, 0, 0],
    ]),
  ).toThrow('got "2 components of 3 items".');
});
