import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodes } from '../test/arbitrary-trace.js';
import { generationOrder } from './generation-order.js';
import { replayTrace } from './replay-trace.js';
import { traceFromFinalSteps } from './trace-from-final-steps.js';

test('by step, and from left to right within a step', () => {
  expect(Array.from(generationOrder(traceFromFinalSteps([2, 0, null, 2, 1])))).toEqual([1, 4, 0, 3]);
  expect(generationOrder(traceFromFinalSteps([]))).toHaveLength(0);
});

test('every final token once, steps never falling', () => {
  fc.assert(
    fc.property(decodes, ({ trace }) => {
      const order = generationOrder(trace, { until: 'canvas' });
      const { finalStep } = replayTrace(trace);
      const steps = Array.from(order, (position) => finalStep[position]!);
      expect(steps).toEqual(steps.slice().sort((a, b) => a - b));
      expect(Array.from(order).sort((a, b) => a - b)).toEqual(
        Array.from(finalStep.keys()).filter((i) => finalStep[i]! >= 0),
      );
    }),
  );
});
