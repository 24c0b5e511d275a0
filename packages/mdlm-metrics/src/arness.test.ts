import fc from 'fast-check';
import { expect, test } from 'vitest';
import { globalArness, localArness, orderedPairRate } from './arness.js';
import { generationOrderTau } from './generation-order-tau.js';
import { traceFromFinalSteps } from './trace-from-final-steps.js';

const ofOrder = (order: number[]) => {
  const steps: number[] = [];
  for (const [step, position] of order.entries()) steps[position] = step;
  return traceFromFinalSteps(steps);
};
const orders = fc.integer({ min: 0, max: 24 }).chain((n) =>
  fc.shuffledSubarray(
    Array.from({ length: n }, (_, i) => i),
    { minLength: n },
  ),
);

test('an autoregressive decode scores 1, over tokens (T - k) / T', () => {
  const trace = ofOrder([0, 1, 2, 3, 4, 5]);
  for (const k of [1, 2, 5]) {
    expect(localArness(trace, { k })).toBe(1);
    expect(localArness(trace, { k, denominator: 'tokens' })).toBeCloseTo((6 - k) / 6, 12);
    expect(globalArness(trace, { k })).toBe(1);
  }
});

test('no window: NaN; no token: NaN', () => {
  expect(localArness(ofOrder([0, 1]), { k: 2 })).toBeNaN();
  expect(localArness(ofOrder([]), { denominator: 'tokens' })).toBeNaN();
  expect(globalArness(ofOrder([]))).toBeNaN();
  expect(orderedPairRate(ofOrder([0]))).toBeNaN();
  expect(orderedPairRate(ofOrder([0]), { window: 1 })).toBeNaN();
});

test('by definition, over sets of positions', () => {
  fc.assert(
    fc.property(orders, fc.integer({ min: 1, max: 5 }), (order, k) => {
      const n = order.length;
      const windows = order.slice(k).map((_, i) => i + k);
      const isStrict = (t: number) =>
        Array.from({ length: k }, (_, i) => i + 1).every((i) => order[t - i] === order[t]! - i);
      const isSet = (t: number) => {
        const before = new Set(order.slice(t - k, t));
        return Array.from({ length: k }, (_, i) => order[t]! - i - 1).every((position) => before.has(position));
      };
      const leftmost = order.filter((position, t) => order.slice(t).filter((other) => other < position).length < k);
      const trace = ofOrder(order);
      const share = (count: number, of: number) => (of === 0 ? Number.NaN : count / of);
      const strict = windows.filter(isStrict).length;
      const set = windows.filter(isSet).length;
      expect(localArness(trace, { k })).toBe(share(strict, windows.length));
      expect(localArness(trace, { k, match: 'set' })).toBe(share(set, windows.length));
      expect(localArness(trace, { k, match: 'set', denominator: 'tokens' })).toBe(share(set, n));
      expect(globalArness(trace, { k })).toBe(share(leftmost.length, n));
      expect(set).toBeGreaterThanOrEqual(strict);
    }),
  );
});

test('ordered pairs by counting, all and within a window; all is (1 + strict tau) / 2', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 30 }),
      fc.integer({ min: 1, max: 8 }),
      (steps, window) => {
        const trace = traceFromFinalSteps(steps);
        const rate = (reach: number) => {
          const pairs = steps.flatMap((a, i) => steps.slice(i + 1, i + 1 + reach).map((b) => a < b));
          return pairs.filter(Boolean).length / pairs.length;
        };
        expect(orderedPairRate(trace, { window })).toBeCloseTo(rate(window), 12);
        expect(orderedPairRate(trace)).toBeCloseTo(rate(steps.length), 12);
        expect(orderedPairRate(trace)).toBeCloseTo((1 + generationOrderTau(trace, { variant: 'strict' })) / 2, 12);
      },
    ),
  );
});

test('a window is a distance in the text, also across what was given', () => {
  const trace = { ...traceFromFinalSteps([0, 1, 2]), canvas: Int32Array.of(0, 0, 0) };
  expect(orderedPairRate(trace, { window: 1 })).toBe(1);
  const gap = traceFromFinalSteps([0, null, 1]);
  expect(orderedPairRate(gap, { window: 1 })).toBeNaN();
  expect(orderedPairRate(gap, { window: 2 })).toBe(1);
});

test('unknown options are refused', () => {
  const trace = ofOrder([0]);
  expect(() => localArness(trace, { k: 0 })).toThrow('localArness: `k` must be an integer of at least 1, got 0.');
  expect(() => localArness(trace, { match: 'loose' as never })).toThrow("`match` must be 'strict' | 'set'");
  expect(() => localArness(trace, { denominator: 'steps' as never })).toThrow(
    "`denominator` must be 'windows' | 'tokens'",
  );
  expect(() => globalArness(trace, { k: 1.5 })).toThrow('globalArness: `k` must be an integer of at least 1, got 1.5.');
  expect(() => orderedPairRate(trace, { window: 0 })).toThrow('`window` must be an integer of at least 1, got 0.');
});
