import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenEntropyBounds } from './token-entropy-bounds.js';

/** Of the softmax of the logits, in nats, by definition. */
function entropy(logits: number[]): number {
  const weights = logits.map(Math.exp);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return -weights.reduce((sum, weight) => sum + (weight / total) * Math.log(weight / total), 0);
}

test('the entropy lies between the bounds, which meet when nothing is missing', () => {
  const logits = fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(logits, fc.nat(), (z, seed) => {
      const k = seed % (z.length + 1);
      const total = Math.log(z.reduce((sum, value) => sum + Math.exp(value), 0));
      const top = z.map((value) => Math.min(0, value - total)).sort((a, b) => b - a);
      const { lower, upper } = tokenEntropyBounds(top.slice(0, k), { vocabularySize: z.length });
      expect(lower).toBeLessThanOrEqual(entropy(z) + 1e-9);
      expect(upper).toBeGreaterThanOrEqual(entropy(z) - 1e-9);
      if (k === z.length) expect(upper).toBeCloseTo(lower, 9);
    }),
  );
});

test('extremes', () => {
  expect(tokenEntropyBounds([], { vocabularySize: 8 })).toEqual({ lower: 0, upper: Math.log(8), remainder: 1 });
  expect(tokenEntropyBounds([0, -Infinity], { vocabularySize: 9 })).toEqual({ lower: 0, upper: 0, remainder: 0 });
});

test('bad input', () => {
  expect(() => tokenEntropyBounds([0.1], { vocabularySize: 9 })).toThrow('`logprobs[0]` must be at most 0, got 0.1.');
  expect(() => tokenEntropyBounds([0, 0], { vocabularySize: 9 })).toThrow(
    'belong to probabilities that sum to 1, got 2.',
  );
  expect(() => tokenEntropyBounds([-1, -1], { vocabularySize: 1 })).toThrow(
    '`vocabularySize` must be an integer of at least 2',
  );
});
