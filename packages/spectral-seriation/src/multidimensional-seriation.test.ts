import { createRandom, kendallTau } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { multidimensionalSeriation } from './multidimensional-seriation.js';
import { spectralSeriation } from './spectral-seriation.js';

/** A banded similarity of shuffled items with symmetric noise, as in section 5 of the paper. */
function noisyBand(n: number, noise: number, seed: number, circular = false) {
  const random = createRandom(seed);
  const truth = random.permutation(n);
  const rows = Array.from({ length: n }, () => new Float64Array(n));
  const band = Math.floor(n / 10);
  for (let p = 0; p < n; p++) {
    for (let q = 0; q <= p; q++) {
      const lag = circular ? Math.min(p - q, n - p + q) : p - q;
      const value = Math.max(0, Math.max(0, band - lag) + noise * band * random.normal());
      rows[truth[p]!]![truth[q]!] = rows[truth[q]!]![truth[p]!] = value;
    }
  }
  return { rows, truth };
}

const agreement = (order: Int32Array, truth: Int32Array) => {
  const position = new Float64Array(order.length);
  for (let k = 0; k < order.length; k++) position[truth[k]!] = k;
  return Math.abs(
    kendallTau(
      Array.from(order, (item) => position[item]!),
      Array.from(order.keys()),
    ),
  );
};

test('a clean band is ordered exactly', () => {
  const { rows, truth } = noisyBand(80, 0, 1);
  expect(agreement(multidimensionalSeriation(rows).order, truth)).toBe(1);
  expect(agreement(multidimensionalSeriation(rows, { localSimilarity: 'linear' }).order, truth)).toBeGreaterThan(0.99);
});

test('under noise it recovers more of the order than one Fiedler vector (the claim of the paper)', () => {
  let [several, one] = [0, 0];
  for (let seed = 1; seed <= 5; seed++) {
    const { rows, truth } = noisyBand(150, 0.5, seed);
    several += agreement(multidimensionalSeriation(rows).order, truth);
    one += agreement(spectralSeriation(rows).order, truth);
  }
  expect(several).toBeGreaterThan(one);
});

test('a noisy circle', () => {
  const n = 100;
  const { rows, truth } = noisyBand(n, 0.1, 4, true);
  const { order, similarity } = multidimensionalSeriation(rows, { circular: true });
  const position = new Int32Array(n);
  for (let k = 0; k < n; k++) position[truth[k]!] = k;
  const steps = Array.from(order, (item, k) => Math.abs(position[item]! - position[order[(k + 1) % n]!]!)).map((step) =>
    Math.min(step, n - step),
  );
  expect(steps.reduce((a, b) => a + b)).toBeLessThan(1.6 * n); // n for the exact order, n / 4 per step for a random one
  expect(similarity.size).toBe(n);
});

test('bad input', () => {
  expect(() =>
    multidimensionalSeriation([
      [0, 1],
      [1, 0],
    ]),
  ).toThrow('multidimensionalSeriation: `the number of items` must be an integer of at least 3, got 2.');
  const { rows } = noisyBand(20, 0, 1);
  expect(() => multidimensionalSeriation(rows, { neighbors: 21 })).toThrow(
    '`neighbors` must be an integer from 2 to 20, got 21.',
  );
  expect(() => multidimensionalSeriation(rows, { localSimilarity: 'exp' as never })).toThrow(
    "`localSimilarity` must be 'inverse' | 'linear'",
  );
});
