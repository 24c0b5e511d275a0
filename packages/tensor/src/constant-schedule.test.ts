import { expect, test } from 'vitest';
import { constantSchedule } from './index.js';

test('the same value at every step', () => {
  expect([0, 1, 1e9].map(constantSchedule(0.3))).toEqual([0.3, 0.3, 0.3]);
  expect(() => constantSchedule(Number.NaN)).toThrow('constantSchedule: `value` must be a finite number, got NaN.');
});
