import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rewardDiagnostics } from './reward-diagnostics.js';

/** (r - mean) / sample deviation, written out. */
function standardized(rewards: number[]): number[] {
  const mean = rewards.reduce((sum, r) => sum + r, 0) / rewards.length;
  const deviation = Math.sqrt(rewards.reduce((sum, r) => sum + (r - mean) ** 2, 0) / (rewards.length - 1));
  return rewards.map((r) => (r - mean) / deviation);
}

test('two values: standardised advantages do not depend on the values, as the formula says', () => {
  const value = fc.double({ min: 0, max: 10, noNaN: true });
  const counts = fc.integer({ min: 1, max: 20 });
  fc.assert(
    fc.property(value, fc.double({ min: 0.1, max: 10, noNaN: true }), counts, counts, (low, gap, k, rest) => {
      const rewards = [...Array(k).fill(low + gap), ...Array(rest).fill(low)] as number[];
      expect(rewardDiagnostics(rewards).standardizationErasesMagnitudes).toBe(true);
      const size = k + rest;
      const advantages = standardized(rewards);
      expect(advantages[0]).toBeCloseTo(Math.sqrt(((size - 1) * rest) / (size * k)), 9);
      expect(advantages.at(-1)).toBeCloseTo(-Math.sqrt(((size - 1) * k) / (size * rest)), 9);
    }),
  );
});

test('equal rewards, also up to rounding, have no variance', () => {
  expect(rewardDiagnostics([0.3, 0.1 + 0.2, 0.3])).toEqual({
    rewardValues: 1,
    zeroVariance: true,
    standardizationErasesMagnitudes: false,
  });
  expect(rewardDiagnostics([null, 0.5, null]).zeroVariance).toBe(true);
  expect(rewardDiagnostics([]).rewardValues).toBe(0);
});

test('three values keep their magnitudes', () => {
  expect(rewardDiagnostics([1, 2, 3, 2, null])).toEqual({
    rewardValues: 3,
    zeroVariance: false,
    standardizationErasesMagnitudes: false,
  });
});

test('NaN is refused', () => {
  expect(() => rewardDiagnostics([1, Number.NaN])).toThrow('must be a finite number, got NaN.');
});
