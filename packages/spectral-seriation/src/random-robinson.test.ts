import { expect, test } from 'vitest';
import { antiRobinsonEvents } from './anti-robinson.js';
import { randomRobinson } from './random-robinson.js';

test('without noise the distance is anti-Robinson in the order returned', () => {
  for (let seed = 0; seed < 5; seed++) {
    const { distance, order } = randomRobinson({ size: 25, seed });
    expect(antiRobinsonEvents(distance, order)).toBe(0);
    expect(antiRobinsonEvents(distance)).toBeGreaterThan(0);
  }
});

test('noise makes events, and a seed the same matrix', () => {
  const noisy = randomRobinson({ size: 25, seed: 1, noise: 0.5 });
  expect(antiRobinsonEvents(noisy.distance, noisy.order)).toBeGreaterThan(0);
  expect(randomRobinson({ size: 25, seed: 1, noise: 0.5 })).toEqual(noisy);
  expect(randomRobinson({ size: 25, seed: 2, noise: 0.5 })).not.toEqual(noisy);
});

test('without shuffling the order is the identity', () => {
  expect(Array.from(randomRobinson({ size: 4, seed: 1, shuffle: false }).order)).toEqual([0, 1, 2, 3]);
  expect(randomRobinson({ size: 0, seed: 1 }).distance).toEqual({ data: new Float64Array(0), size: 0 });
  expect(randomRobinson({ size: 1, seed: 1 }).distance.data).toEqual(Float64Array.of(0));
});

test.each([
  [{ size: -1, seed: 1 }, 'randomRobinson: `size` must be an integer of at least 0, got -1.'],
  [{ size: 100_000, seed: 1 }, 'randomRobinson: `size` must have at most 23170 rows as a dense matrix, got 100000.'],
  [{ size: 3, seed: 0.5 }, 'randomRobinson: `seed` must be an integer, got 0.5.'],
  [{ size: 3, seed: 1, noise: 2 }, 'randomRobinson: `noise` must be a finite number from 0 to 1, got 2.'],
])('refuses %j', (options, message) => {
  expect(() => randomRobinson(options)).toThrow(message);
});
