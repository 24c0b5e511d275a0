import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from './random.js';
import { rankBiasedOverlap } from './rank-biased-overlap.js';

const list = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 });
const persistence = fc.double({ min: 0.05, max: 0.99, noNaN: true });

test('the estimate lies between the bounds, which lie between 0 and 1', () => {
  fc.assert(
    fc.property(list, list, persistence, (a, b, p) => {
      const { extrapolated, minimum, residual } = rankBiasedOverlap(a, b, { p });
      expect(minimum).toBeGreaterThanOrEqual(0);
      expect(residual).toBeGreaterThan(-1e-15);
      expect(minimum + residual).toBeLessThanOrEqual(1 + 1e-12);
      if (a.length === 0 || b.length === 0) {
        expect(extrapolated).toBeNaN();
        return;
      }
      expect(extrapolated).toBeGreaterThanOrEqual(minimum - 1e-12);
      expect(extrapolated).toBeLessThanOrEqual(minimum + residual + 1e-12);
    }),
  );
});

test('is symmetric, also for lists of different length', () => {
  fc.assert(
    fc.property(list, list, persistence, (a, b, p) => {
      expect(rankBiasedOverlap(b, a, { p })).toEqual(rankBiasedOverlap(a, b, { p }));
    }),
  );
});

test('more of the lists narrows the bounds', () => {
  fc.assert(
    fc.property(list, list, persistence, (a, b, p) => {
      const before = rankBiasedOverlap(a.slice(0, -1), b.slice(0, -1), { p });
      const after = rankBiasedOverlap(a, b, { p });
      expect(after.minimum).toBeGreaterThanOrEqual(before.minimum - 1e-12);
      expect(after.minimum + after.residual).toBeLessThanOrEqual(before.minimum + before.residual + 1e-12);
    }),
  );
});

test('identical lists extrapolate to 1, disjoint ones to 0', () => {
  expect(rankBiasedOverlap(['a', 'b', 'c'], ['a', 'b', 'c']).extrapolated).toBeCloseTo(1, 15);
  const disjoint = rankBiasedOverlap(['a', 'b'], ['c', 'd'], { p: 0.8 });
  expect(disjoint.extrapolated).toBe(0);
  expect(disjoint.minimum).toBe(0);
});

test('long lists leave no residual', () => {
  const order = createRandom(3).permutation(20_000);
  const { extrapolated, minimum, residual } = rankBiasedOverlap(order, order.slice().reverse());
  expect(residual).toBeCloseTo(0, 12);
  expect(extrapolated).toBeCloseTo(minimum, 12);
});

test('bad input is refused', () => {
  expect(() => rankBiasedOverlap([1, 2, 1], [1])).toThrow('rankBiasedOverlap: `a[2]` must not repeat an item, got 1.');
  expect(() => rankBiasedOverlap(['x'], ['y', 'y'])).toThrow(
    'rankBiasedOverlap: `b[1]` must not repeat an item, got "y".',
  );
  for (const p of [0, 1, Number.NaN]) {
    expect(() => rankBiasedOverlap([1], [1], { p })).toThrow(
      `rankBiasedOverlap: \`p\` must be above 0 and below 1, got ${p}.`,
    );
  }
});
