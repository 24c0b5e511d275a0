import { expect, test } from 'vitest';
import { passAtK } from './pass-at-k.js';

test('equals counting all draws', () => {
  for (let n = 1; n <= 7; n++) {
    for (let right = 0; right <= n; right++) {
      const outcomes = Array.from({ length: n }, (_, i) => i < right);
      for (let k = 1; k <= n; k++) {
        const draws = Array.from({ length: 2 ** n }, (_, bits) => outcomes.filter((_, i) => (bits >> i) & 1)).filter(
          (draw) => draw.length === k,
        );
        const good = draws.filter((draw) => draw.some(Boolean)).length;
        expect(passAtK(outcomes, { k })).toBeCloseTo(good / draws.length, 12);
      }
    }
  }
});

test('bad k', () => {
  expect(() => passAtK([1, 0], { k: 3 })).toThrow('passAtK: `k` must be an integer from 1 to 2, got 3.');
  expect(() => passAtK([], { k: 1 })).toThrow('got 1.');
});
