import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selfCertainty, tokenEntropy } from './token-entropy.js';

const logits = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 1, maxLength: 40 });

/** By the definition, from probabilities. */
function probabilities(z: number[]): number[] {
  const weights = z.map((value) => Math.exp(value - Math.max(...z)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

test('the entropy is -Σ p ln p, from 0 to ln V, and does not see a shift', () => {
  fc.assert(
    fc.property(logits, fc.double({ min: -500, max: 500, noNaN: true }), (z, shift) => {
      const direct = probabilities(z).reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
      expect(tokenEntropy(z)).toBeCloseTo(direct, 9);
      expect(tokenEntropy(z)).toBeGreaterThanOrEqual(0);
      expect(tokenEntropy(z)).toBeLessThanOrEqual(Math.log(z.length) + 1e-12);
      expect(tokenEntropy(z.map((value) => value + shift))).toBeCloseTo(tokenEntropy(z), 8);
    }),
  );
});

test('self-certainty is KL(uniform, p) + ln V', () => {
  fc.assert(
    fc.property(logits, (z) => {
      const size = z.length;
      const divergence = probabilities(z).reduce((sum, p) => sum - Math.log(p * size) / size, 0);
      expect(selfCertainty(z)).toBeCloseTo(divergence + Math.log(size), 8);
    }),
  );
});

test('extremes: huge logits, impossible tokens, one token', () => {
  expect(tokenEntropy([1e308, -1e308])).toBe(0);
  expect(tokenEntropy([0, 0, -Infinity])).toBeCloseTo(Math.LN2, 12);
  expect(tokenEntropy(Float32Array.of(5))).toBe(0);
  expect(selfCertainty([3])).toBe(0);
});

test('bad logits', () => {
  expect(() => tokenEntropy([])).toThrow('tokenEntropy: `logits` must have an entry that is not -Infinity, got [].');
  expect(() => tokenEntropy([0, Number.NaN])).toThrow('tokenEntropy: `logits[1]` must be a finite number, got NaN.');
  expect(() => selfCertainty([0, -Infinity])).toThrow(
    'selfCertainty: `logits[1]` must be a finite number, got -Infinity.',
  );
});
