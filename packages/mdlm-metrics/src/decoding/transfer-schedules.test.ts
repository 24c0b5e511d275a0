import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dreamSchedule, lladaSchedule } from './transfer-schedules.js';

const counts = [fc.nat({ max: 300 }), fc.integer({ min: 1, max: 80 })] as const;

test('LLaDA: all tokens, never rising, as even as can be', () => {
  fc.assert(
    fc.property(...counts, (masked, steps) => {
      const schedule = Array.from(lladaSchedule(masked, steps));
      expect(schedule.reduce((a, b) => a + b)).toBe(masked);
      expect(schedule).toEqual(schedule.slice().sort((a, b) => b - a));
      expect(schedule[0]! - schedule.at(-1)!).toBeLessThanOrEqual(1);
    }),
  );
});

test('Dream: all tokens, never negative', () => {
  fc.assert(
    fc.property(...counts, (masked, steps) => {
      const schedule = dreamSchedule(masked, steps);
      expect(schedule).toHaveLength(steps);
      expect(schedule.reduce((a, b) => a + b)).toBe(masked);
      expect(Math.min(...schedule)).toBeGreaterThanOrEqual(0);
    }),
  );
  expect(Array.from(dreamSchedule(4, 1))).toEqual([4]);
});

test('errors', () => {
  expect(() => lladaSchedule(-1, 2)).toThrow('lladaSchedule: `masked` must be an integer of at least 0, got -1.');
  expect(() => lladaSchedule(1, 0)).toThrow('`steps` must be an integer of at least 1, got 0.');
  expect(() => dreamSchedule(1, 0)).toThrow('dreamSchedule: `steps` must be an integer of at least 1, got 0.');
  expect(() => dreamSchedule(1, 2, { eps: 2 })).toThrow('`eps` must be a finite number from 0 to 1, got 2.');
});
