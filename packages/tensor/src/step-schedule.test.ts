import { expect, test } from 'vitest';
import { scheduleCases } from '../test/torch/optimizer-cases.js';
import { stepSchedule } from './index.js';

test.each(scheduleCases.filter(({ name }) => name === 'stepSchedule'))('the rates of torch, $arguments', (run) => {
  const schedule = stepSchedule(...(run.arguments as Parameters<typeof stepSchedule>));
  for (const [step, rate] of run.rates.entries()) expect(schedule(step)).toBeCloseTo(rate, 9);
});

test('arguments out of range', () => {
  expect(() => stepSchedule(Number.NaN, 1, 1)).toThrow('stepSchedule: `initial` must be a finite number, got NaN.');
  expect(() => stepSchedule(1, 0, 1)).toThrow('stepSchedule: `every` must be an integer of at least 1, got 0.');
  expect(() => stepSchedule(1, 1, -1)).toThrow('stepSchedule: `factor` must be a finite number of at least 0, got -1.');
});
