import { kendallTau } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { traceFromFinalSteps } from '../trace-from-final-steps.js';
import { positionalNulls } from './positional-nulls.js';

test('a left-to-right decode that looks as if it followed a difficulty: nothing is left', () => {
  const { leftToRight } = positionalNulls(traceFromFinalSteps([0, 1, 2, 3, 4]), [1, 2, 2, 3, 5]);
  expect(leftToRight.agreement).toBeCloseTo(1, 12);
  expect(leftToRight.null).toBeCloseTo(kendallTau([0, 1, 2, 3, 4], [1, 2, 2, 3, 5]), 12);
  expect(leftToRight.excess).toBeCloseTo(0, 12);
});

test('the ends first, and what is near to what was given first', () => {
  const outside = positionalNulls(traceFromFinalSteps([0, 1, 2, 1, 0]), [1, 2, 3, 4, 5]);
  expect(outside.outsideIn.agreement).toBeCloseTo(1, 12);

  // Position 2 is given; positions at distances 2, 1, 1, 2, 3 were written in that order.
  const trace = { ...traceFromFinalSteps([2, 1, null, 1, 2, 3]), canvas: Int32Array.of(0, 0, 7, 0, 0, 0) };
  const { nearGiven } = positionalNulls(trace, [5, 1, 1, 1, 5, 9]);
  expect(nearGiven.agreement).toBeCloseTo(1, 12);
  expect(nearGiven.excess).toBeCloseTo(0, 12);
});

test('a prompt is given; without anything given, from the left edge', () => {
  const prompted = { ...traceFromFinalSteps([null, null, 0, 1, 2]), generated: [2, 5] as const };
  expect(positionalNulls(prompted, [1, 2, 3]).nearGiven.agreement).toBeCloseTo(1, 12);
  expect(positionalNulls(traceFromFinalSteps([0, 1, 2]), [3, 1, 2]).nearGiven.agreement).toBeCloseTo(1, 12);
});

test('undefined where the order or the difficulty is constant', () => {
  expect(positionalNulls(traceFromFinalSteps([0, 0]), [1, 2]).leftToRight).toEqual({
    agreement: Number.NaN,
    null: expect.closeTo(1, 12),
    excess: Number.NaN,
  });
  expect(positionalNulls(traceFromFinalSteps([0, 1]), [1, 1]).leftToRight.null).toBeNaN();
});

test('errors', () => {
  expect(() => positionalNulls(traceFromFinalSteps([0, 1]), [1, 2, 3])).toThrow(
    'positionalNulls: `against` must have one entry per generated position',
  );
});
