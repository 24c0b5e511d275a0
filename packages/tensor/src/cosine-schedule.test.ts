import { expect, test } from 'vitest';
import { scheduleCases } from '../test/torch/optimizer-cases.js';
import { cosineSchedule } from './index.js';

test.each(scheduleCases.filter(({ name }) => name === 'cosineSchedule'))('the rates of torch, $arguments', (run) => {
  const schedule = cosineSchedule(...(run.arguments as Parameters<typeof cosineSchedule>));
  for (const [step, rate] of run.rates.entries()) expect(schedule(step)).toBeCloseTo(rate, 9);
});

test('the last value stays', () => {
  const schedule = cosineSchedule(2, 10, { warmupSteps: 3, finalFraction: 0.5 });
  expect([9, 10, 11, 1e9].map((step) => schedule(step) === 1)).toEqual([false, true, true, true]);
});

test('arguments out of range', () => {
  expect(() => cosineSchedule(Number.NaN, 10)).toThrow('cosineSchedule: `peak` must be a finite number, got NaN.');
  expect(() => cosineSchedule(1, 10, { warmupSteps: 10 })).toThrow(
    '`steps` must be an integer of at least 11, got 10.',
  );
  expect(() => cosineSchedule(1, 10, { warmupSteps: -1 })).toThrow('`warmupSteps` must be an integer of at least 0');
  expect(() => cosineSchedule(1, 10, { finalFraction: 2 })).toThrow(
    '`finalFraction` must be a finite number from 0 to 1',
  );
});
