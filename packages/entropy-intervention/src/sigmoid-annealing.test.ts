import { expect, test } from 'vitest';
import { sigmoidAnnealing } from './sigmoid-annealing.js';

test('half is left at the midpoint, and it only falls', () => {
  const strength = sigmoidAnnealing({ steps: 60, value: 500 });
  expect(strength(40)).toBe(250);
  const values = Array.from({ length: 61 }, (_, step) => strength(step));
  expect([...values].sort((a, b) => b - a)).toEqual(values);
  // 1 - sigmoid(30 · (10 - 40) / 60), by NumPy
  expect(strength(10)! / 500).toBeCloseTo(0.9999996940977731, 12);
});

test('far beyond the end it is 0, not NaN', () => {
  expect(sigmoidAnnealing({ steps: 1, steepness: 1e4 })(1e9)).toBe(0);
});

test('errors name the argument', () => {
  expect(() => sigmoidAnnealing({ steps: 0 })).toThrow('sigmoidAnnealing: `steps` must be an integer of at least 1');
  expect(() => sigmoidAnnealing({ steps: 1, steepness: -1 })).toThrow('`steepness` must be');
  expect(() => sigmoidAnnealing({ steps: 1, value: Number.NaN })).toThrow('`value` must be');
});
