import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanOverTokens } from './mean-over-tokens.js';

test('masked tokens do not count, not even NaN', () => {
  expect(meanOverTokens([0.5, Number.NaN, 1.5], { mask: [true, false, true] })).toBe(1);
  expect(meanOverTokens(Float32Array.of(1, 2), { mask: Uint8Array.of(0, 1) })).toBe(2);
});

test('nothing has no mean', () => {
  expect(meanOverTokens([])).toBeNaN();
  expect(meanOverTokens([1, 2], { mask: [0, 0] })).toBeNaN();
});

test('lies between the extremes', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, (v) => {
      expect(meanOverTokens(v)).toBeGreaterThanOrEqual(Math.min(...v) - 1e-6);
      expect(meanOverTokens(v)).toBeLessThanOrEqual(Math.max(...v) + 1e-6);
    }),
  );
});

test('bad input', () => {
  expect(() => meanOverTokens([1, 2], { mask: [1] })).toThrow(
    'meanOverTokens: `mask` must have one entry per token (2), got [1].',
  );
  expect(() => meanOverTokens([1, Number.NaN])).toThrow(
    'meanOverTokens: `values[1]` must be a finite number, got NaN.',
  );
});
