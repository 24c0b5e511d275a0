import { expect, test } from 'vitest';
import { joinSchedules } from './index.js';

test('each schedule starts at its boundary with step 0', () => {
  const schedule = joinSchedules([(step) => step, (step) => 100 + step, (step) => 200 + step], [2, 5]);
  expect([0, 1, 2, 3, 4, 5, 6].map(schedule)).toEqual([0, 1, 100, 101, 102, 200, 201]);
  expect(joinSchedules([(step) => step], [])(7)).toBe(7);
});

test('boundaries that do not fit', () => {
  const schedule = () => 1;
  expect(() => joinSchedules([schedule, schedule], [])).toThrow(
    'joinSchedules: `boundaries` must have one entry between two schedules (1), got [0].',
  );
  expect(() => joinSchedules([schedule, schedule, schedule], [3, 3])).toThrow(
    'joinSchedules: `boundaries[1]` must be an integer of at least 4, got 3.',
  );
  expect(() => joinSchedules([schedule, schedule], [0])).toThrow(
    '`boundaries[0]` must be an integer of at least 1, got 0.',
  );
});
