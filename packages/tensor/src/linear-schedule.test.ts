import { expect, test } from 'vitest';
import { scheduleCases } from '../test/torch/optimizer-cases.js';
import { linearSchedule } from './index.js';

test.each(scheduleCases.filter(({ name }) => name === 'linearSchedule'))('the rates of torch, $arguments', (run) => {
  const schedule = linearSchedule(...(run.arguments as Parameters<typeof linearSchedule>));
  for (const [step, rate] of run.rates.entries()) expect(schedule(step)).toBeCloseTo(rate, 9);
});

test('arguments out of range', () => {
  expect(() => linearSchedule(Infinity, 0, 1)).toThrow('linearSchedule: `from` must be a finite number, got Infinity.');
  expect(() => linearSchedule(0, Infinity, 1)).toThrow('linearSchedule: `to` must be a finite number, got Infinity.');
  expect(() => linearSchedule(0, 1, 0)).toThrow('linearSchedule: `steps` must be an integer of at least 1, got 0.');
});
