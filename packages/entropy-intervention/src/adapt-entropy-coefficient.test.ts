import { expect, test } from 'vitest';
import { adaptEntropyCoefficient } from './adapt-entropy-coefficient.js';

test('it holds a target: an entropy that answers to it settles there', () => {
  let [coefficient, entropy] = [0, 1];
  for (let step = 0; step < 4000; step++) {
    const { applied, ...next } = adaptEntropyCoefficient(coefficient, entropy, { target: 0.3, max: 1 });
    coefficient = next.coefficient;
    entropy += 0.01 * (10 * applied - entropy); // left alone, it vanishes
  }
  expect(Math.abs(entropy - 0.3)).toBeLessThan(0.05);
});

test('limits hold, and at the target nothing moves', () => {
  expect(adaptEntropyCoefficient(0.005, 0)).toEqual({ coefficient: 0.005, applied: 0.005 });
  expect(adaptEntropyCoefficient(0, 1)).toEqual({ coefficient: 0, applied: 0 });
  expect(adaptEntropyCoefficient(0.002, 0.2)).toEqual({ coefficient: 0.002, applied: 0.002 });
  expect(adaptEntropyCoefficient(9, 0, { min: -1, max: 1 }).coefficient).toBe(1);
});

test('errors name the argument', () => {
  expect(() => adaptEntropyCoefficient(Number.NaN, 1)).toThrow('adaptEntropyCoefficient: `coefficient` must be');
  expect(() => adaptEntropyCoefficient(0, Infinity)).toThrow('`entropy` must be a finite number');
  expect(() => adaptEntropyCoefficient(0, 0, { delta: -1 })).toThrow('`delta` must be');
  expect(() => adaptEntropyCoefficient(0, 0, { min: 1 })).toThrow('`max` must be at least `min` (1), got 0.005.');
});
