import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nucleusTokens } from './nucleus-tokens.js';

test('they have the share that was asked for, and without the last of them they do not', () => {
  const logits = fc.uniqueArray(fc.integer({ min: -60, max: 60 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(logits, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (units, topP) => {
      const z = units.map((unit) => unit / 10);
      const total = z.reduce((sum, logit) => sum + Math.exp(logit), 0);
      const p = Array.from(nucleusTokens(z, { topP }), (k) => Math.exp(z[k]!) / total).sort((a, b) => a - b);
      const mass = p.reduce((sum, value) => sum + value, 0);
      expect(mass).toBeGreaterThanOrEqual(topP - 1e-9);
      expect(mass - p[0]!).toBeLessThan(topP + 1e-9);
    }),
  );
});

test('one token at least, all where all are wanted, and hot distributions have more', () => {
  expect(nucleusTokens([1, 5, 2], { topP: 0 })).toEqual(Int32Array.of(1));
  expect(nucleusTokens([1, 5, 2], { topP: 1 })).toEqual(Int32Array.of(0, 1, 2));
  expect(nucleusTokens([1, 5, 2], { topP: 0.9 })).toHaveLength(1);
  expect(nucleusTokens([1, 5, 2], { topP: 0.9, temperature: 4 })).toHaveLength(3);
});

test('errors name the argument', () => {
  expect(() => nucleusTokens([1], { topP: -1 })).toThrow('nucleusTokens: `topP`');
  expect(() => nucleusTokens([1, Infinity])).toThrow('nucleusTokens: `logits[1]`');
  expect(() => nucleusTokens([1], { temperature: 0 })).toThrow('nucleusTokens: `temperature`');
});
