import { kendallCounts, kendallTau } from '@cairn-ml/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GenerationOrderTauOptions, generationOrderTau, type OrderTauVariant } from './generation-order-tau.js';
import { orderCounts } from './internal/order-counts.js';
import { traceFromFinalSteps } from './trace-from-final-steps.js';

const tau = (steps: (number | null)[], options?: GenerationOrderTauOptions) =>
  generationOrderTau(traceFromFinalSteps(steps), options);
const variants: OrderTauVariant[] = ['a', 'b', 'gamma', 'strict'];

test('1 from left to right, -1 from right to left, one token a step, in every variant', () => {
  for (const variant of variants) {
    expect(tau([0, 1, 2, 3, 4], { variant })).toBe(1);
    expect(tau([4, 3, 2, 1, 0], { variant })).toBe(-1);
  }
});

test('one shot: undefined for b and gamma, 0 for a, -1 for strict', () => {
  const at = (variant: OrderTauVariant) => tau([7, 7, 7, 7], { variant });
  expect([at('a'), at('b'), at('gamma'), at('strict')]).toEqual([0, Number.NaN, Number.NaN, -1]);
});

test('fewer than two tokens: undefined', () => {
  for (const variant of variants) {
    expect(tau([], { variant })).toBeNaN();
    expect(tau([3], { variant })).toBeNaN();
    expect(tau([3, null], { variant })).toBeNaN();
  }
});

test('k tokens a step from left to right: a = 1 - (k - 1) / (n - 1), b = sqrt(a), gamma = 1', () => {
  for (const [n, k] of [
    [256, 8],
    [60, 5],
    [8, 4],
  ] as const) {
    const steps = Array.from({ length: n }, (_, i) => Math.floor(i / k));
    const a = 1 - (k - 1) / (n - 1);
    expect(tau(steps, { variant: 'a' })).toBeCloseTo(a, 12);
    expect(tau(steps)).toBeCloseTo(Math.sqrt(a), 12);
    expect(tau(steps, { variant: 'gamma' })).toBe(1);
    expect(tau(steps, { variant: 'strict' })).toBeCloseTo(2 * a - 1, 12);
  }
});

test('the counts are those of numeric, whatever the order', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 300 });
  const nearly = fc
    .array(fc.integer({ min: 0, max: 6 }), { maxLength: 300 })
    .map((list) => list.map((s, i) => s + (i >> 2)));
  fc.assert(
    fc.property(fc.oneof(steps, nearly), (list) => {
      const positions = list.map((_, i) => i);
      expect(orderCounts(Int32Array.from(list))).toEqual(kendallCounts(positions, list));
      if (list.length > 1) {
        for (const variant of ['a', 'b', 'gamma'] as const)
          expect(tau(list, { variant })).toBeCloseTo(kendallTau(positions, list, { variant }), 12);
      }
    }),
  );
});

test('mirrored, the sign changes, but for strict, which takes ties from both', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 50 }), (steps) => {
      const mirrored = steps.slice().reverse();
      for (const variant of ['a', 'b', 'gamma'] as const) {
        const value = tau(steps, { variant });
        if (Number.isNaN(value)) expect(tau(mirrored, { variant })).toBeNaN();
        else expect(tau(mirrored, { variant })).toBeCloseTo(-value, 12);
      }
      const sum = tau(steps, { variant: 'strict' }) + tau(mirrored, { variant: 'strict' });
      expect(sum).toBeLessThanOrEqual(1e-12);
    }),
  );
});

test('within blocks only the order that the decoder was free to choose counts', () => {
  const blocks = [
    [0, 3],
    [3, 6],
  ] as const;
  const trace = traceFromFinalSteps([2, 1, 0, 5, 4, 3], { blocks });
  expect(generationOrderTau(trace)).toBeGreaterThan(0); // block after block
  expect(generationOrderTau(trace, { pairs: 'withinBlocks' })).toBe(-1);
  // Three pairs a block: two in order in the first, one in the second: (3 - 3) / 6.
  const mixed = traceFromFinalSteps([1, 0, 2, 4, 5, 3], { blocks });
  expect(generationOrderTau(mixed, { pairs: 'withinBlocks', variant: 'a' })).toBeCloseTo(0, 12);
});

test('without blocks, withinBlocks is all', () => {
  expect(tau([0, 2, 1, 3], { pairs: 'withinBlocks' })).toBe(tau([0, 2, 1, 3]));
});

test('unknown options are refused', () => {
  expect(() => tau([0], { variant: 'c' as never })).toThrow(
    "generationOrderTau: `variant` must be 'b' | 'a' | 'gamma' | 'strict', got \"c\".",
  );
  expect(() => tau([0], { pairs: 'some' as never })).toThrow("`pairs` must be 'all' | 'withinBlocks', got \"some\".");
});
