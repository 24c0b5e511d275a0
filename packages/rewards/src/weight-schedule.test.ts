import { expect, test } from 'vitest';
import { weightSchedule } from './weight-schedule.js';

test('holds before and after, and goes in a line or in steps', () => {
  const points = [
    [10, 1],
    [20, 3],
    [30, 0],
  ] as const;
  const line = weightSchedule(points);
  expect([0, 10, 15, 20, 25, 30, 99].map(line)).toEqual([1, 1, 2, 3, 1.5, 0, 0]);
  const steps = weightSchedule(points, { between: 'last' });
  expect([0, 10, 19, 20, 29, 30].map(steps)).toEqual([1, 1, 1, 3, 3, 0]);
  expect(weightSchedule([[5, 2]])(0)).toBe(2);
});

test('bad points', () => {
  expect(() => weightSchedule([])).toThrow(
    'weightSchedule: `points` must be one or more, with steps that rise, got [].',
  );
  expect(() =>
    weightSchedule([
      [1, 1],
      [1, 2],
    ]),
  ).toThrow('with steps that rise, got [1, 1, 1, 2].');
  expect(() => weightSchedule([[0, Number.NaN]])).toThrow('must be a finite number, got NaN.');
});
