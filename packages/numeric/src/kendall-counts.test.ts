import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KendallCounts, kendallCounts } from './kendall-counts.js';
import { createRandom } from './random.js';

/** The definition, pair by pair. */
function reference(x: ArrayLike<number>, y: ArrayLike<number>): KendallCounts {
  const counts = { pairs: 0, concordant: 0, discordant: 0, xTies: 0, yTies: 0, xyTies: 0 };
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const dx = x[i]! === x[j]! ? 0 : x[i]! < x[j]! ? -1 : 1;
      const dy = y[i]! === y[j]! ? 0 : y[i]! < y[j]! ? -1 : 1;
      counts.pairs++;
      if (dx * dy > 0) counts.concordant++;
      if (dx * dy < 0) counts.discordant++;
      if (dx === 0) counts.xTies++;
      if (dy === 0) counts.yTies++;
      if (dx === 0 && dy === 0) counts.xyTies++;
    }
  }
  return counts;
}

const special = fc.constantFrom(-Infinity, -1e300, -1.5, -0, 0, 5e-324, 1, 1e300, Infinity);
const values = [fc.double({ noNaN: true }), special, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 60 })];
const pairs = fc.oneof(
  ...values.flatMap((first) => values.map((second) => fc.array(fc.tuple(first, second), { maxLength: 130 }))),
);

test('equals counting pair by pair, with ties and special values', () => {
  fc.assert(
    fc.property(pairs, (points) => {
      const x = points.map(([value]) => value);
      const y = points.map(([, value]) => value);
      expect(kendallCounts(x, y)).toEqual(reference(x, y));
    }),
    { numRuns: 600 },
  );
});

test('equals counting pair by pair for a generation order', () => {
  const random = createRandom(8);
  for (const steps of [1, 2, 25, 100, 400]) {
    const x = Array.from({ length: 400 }, (_, i) => i);
    const y = x.map(() => random.integer(0, steps - 1));
    expect(kendallCounts(x, y)).toEqual(reference(x, y));
  }
});

test('is symmetric, and a reversed variable swaps concordant and discordant', () => {
  fc.assert(
    fc.property(pairs, (points) => {
      const x = points.map(([value]) => value);
      const y = points.map(([, value]) => value);
      const counts = kendallCounts(x, y);
      const { concordant, discordant, xTies, yTies } = counts;
      expect(kendallCounts(y, x)).toEqual({ ...counts, xTies: yTies, yTies: xTies });
      const reversed = y.map((value) => -value);
      expect(kendallCounts(x, reversed)).toEqual({ ...counts, concordant: discordant, discordant: concordant });
    }),
  );
});

test('counts far beyond 2^31 are exact', () => {
  const n = 2_000_000;
  const pairsOfAll = (n * (n - 1)) / 2;
  const ascending = Int32Array.from({ length: n }, (_, i) => i);

  const reversed = kendallCounts(ascending, ascending.slice().reverse());
  expect(reversed).toEqual({
    pairs: pairsOfAll,
    concordant: 0,
    discordant: pairsOfAll,
    xTies: 0,
    yTies: 0,
    xyTies: 0,
  });

  // Even numbers, then odd ones: the odd number 2k + 1 comes after the n / 2 - k - 1 even numbers above it.
  const half = n / 2;
  const shuffled = ascending.map((i) => (i < half ? 2 * i : 2 * (i - half) + 1));
  expect(kendallCounts(ascending, shuffled).discordant).toBe((half * (half - 1)) / 2);

  // Blocks of four equal steps in falling order, and x in blocks of two.
  const steps = ascending.map((i) => (n - 1 - i) >> 2);
  const places = Float64Array.from(ascending, (i) => (i >> 1) / 3);
  const blocks = n / 4;
  expect(kendallCounts(places, steps)).toEqual({
    pairs: pairsOfAll,
    concordant: 0,
    discordant: (16 * blocks * (blocks - 1)) / 2,
    xTies: n / 2,
    yTies: 6 * blocks,
    xyTies: n / 2,
  });
});

test('bad input is refused', () => {
  expect(() => kendallCounts([1, 2], [1])).toThrow(
    'kendallCounts: `y` must have one entry per entry of `x` (2), got [1].',
  );
  expect(() => kendallCounts([1, 2], [1, Number.NaN])).toThrow('kendallCounts: `y[1]` must be a number, got NaN.');
  expect(() => kendallCounts(['1'] as unknown as number[], [1])).toThrow(
    'kendallCounts: `x[0]` must be a number, got "1".',
  );
});
