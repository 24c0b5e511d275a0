import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KendallVariant, kendallTau } from './kendall-tau.js';

const variants: KendallVariant[] = ['a', 'b', 'c', 'gamma'];
const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: -5, max: 5 })), { maxLength: 60 });

test('every variant is 1 for identical and -1 for reversed rankings without ties', () => {
  for (const n of [2, 3, 7, 100, 1001]) {
    const x = Array.from({ length: n }, (_, i) => i);
    for (const variant of variants) {
      expect(kendallTau(x, x, { variant })).toBe(1);
      expect(kendallTau(x, x.slice().reverse(), { variant })).toBe(-1);
    }
  }
});

test('tau-b is 1 for identical rankings with ties', () => {
  expect(kendallTau([1, 1, 2, 3, 3, 3], [1, 1, 2, 3, 3, 3])).toBe(1);
});

test('k tokens a step from left to right: tau-a = 1 - (k - 1)/(n - 1), tau-b its square root, gamma 1', () => {
  for (const [n, k] of [
    [8, 2],
    [256, 8],
    [60, 60 / 5],
  ] as const) {
    const position = Array.from({ length: n }, (_, i) => i);
    const step = position.map((i) => Math.floor(i / k));
    const tauA = 1 - (k - 1) / (n - 1);
    expect(kendallTau(position, step, { variant: 'a' })).toBeCloseTo(tauA, 14);
    expect(kendallTau(position, step)).toBeCloseTo(Math.sqrt(tauA), 14);
    expect(kendallTau(position, step, { variant: 'gamma' })).toBe(1);
  }
});

test('lies between -1 and 1, is symmetric, changes sign with one variable, and depends on the order only', () => {
  fc.assert(
    fc.property(points, fc.constantFrom(...variants), (pairs, variant) => {
      const x = pairs.map(([value]) => value);
      const y = pairs.map(([, value]) => value);
      const tau = kendallTau(x, y, { variant });
      if (Number.isNaN(tau)) return;
      expect(Math.abs(tau)).toBeLessThanOrEqual(1);
      expect(kendallTau(y, x, { variant })).toBe(tau);
      expect(
        kendallTau(
          x,
          y.map((value) => 1 - value),
          { variant },
        ),
      ).toBeCloseTo(-tau, 15); // 0 and -0 are close
      expect(
        kendallTau(
          x.map(Math.exp),
          y.map((value) => value ** 3 + value),
          { variant },
        ),
      ).toBe(tau);
    }),
  );
});

test('the order of the observations does not matter', () => {
  fc.assert(
    fc.property(points, (pairs) => {
      const shuffled = [...pairs].reverse();
      const tau = kendallTau(
        pairs.map(([value]) => value),
        pairs.map(([, value]) => value),
      );
      expect(
        kendallTau(
          shuffled.map(([value]) => value),
          shuffled.map(([, value]) => value),
        ),
      ).toBe(tau);
    }),
  );
});

test('is NaN where it is undefined', () => {
  for (const variant of variants) {
    expect(kendallTau([], [], { variant })).toBeNaN();
    expect(kendallTau([1], [2], { variant })).toBeNaN();
  }
  expect(kendallTau([1, 2, 3], [4, 4, 4])).toBeNaN();
  expect(kendallTau([1, 2, 3], [4, 4, 4], { variant: 'c' })).toBeNaN();
  expect(kendallTau([1, 2, 3], [4, 4, 4], { variant: 'gamma' })).toBeNaN();
  expect(kendallTau([1, 2, 3], [4, 4, 4], { variant: 'a' })).toBe(0);
});

test('bad input is refused', () => {
  expect(() => kendallTau([1], [1, 2])).toThrow('kendallTau: `y` must have one entry per entry of `x` (1), got [2].');
  expect(() => kendallTau([Number.NaN], [1])).toThrow('kendallTau: `x[0]` must be a number, got NaN.');
  expect(() => kendallTau([1], [1], { variant: 'd' as KendallVariant })).toThrow(
    "kendallTau: `variant` must be 'a' | 'b' | 'c' | 'gamma', got \"d\".",
  );
});
