import { expect, test } from 'vitest';
import { checkTrace } from './check-trace.js';
import { traceFromFinalSteps } from './trace-from-final-steps.js';

test('null, NaN and -1 are positions that were not finalised', () => {
  const trace = traceFromFinalSteps([1, null, Number.NaN, -1, 0]);
  expect(Array.from(trace.events.position)).toEqual([4, 0]);
  expect(Array.from(trace.events.step)).toEqual([0, 1]);
});

test.each([
  ['default: one pass a step', [0, 3], undefined, [1, 1, 1, 1]],
  ['more passes than steps: idle steps at the end', [0, 1], 4, [1, 1, 1, 1]],
  ['fewer: the steps that finalised something', [0, 3], 2, [1, 0, 0, 1]],
  ['and then the others', [0, 3], 3, [1, 1, 0, 1]],
  ['fewer than steps that finalised something', [0, 1, 2], 2, [1, 1, 0]],
  ['none', [], undefined, []],
])('passes, %s', (_, steps, passes, expected) => {
  const trace = traceFromFinalSteps(steps, passes === undefined ? {} : { passes });
  expect(Array.from(trace.steps.passes)).toEqual(expected);
  expect(() => checkTrace(trace)).not.toThrow();
});

test('tokens, the end of text and blocks are passed on; the placeholder is not the mask', () => {
  const trace = traceFromFinalSteps([1, 0], { tokens: [7, 2], eosId: 2, maskId: 1, blocks: [[0, 2]] });
  expect(trace).toMatchObject({ eosId: 2, maskId: 1, blocks: [[0, 2]] });
  expect(Array.from(trace.events.token)).toEqual([2, 7]);
  expect(() => checkTrace(traceFromFinalSteps([0], { maskId: 1 }))).not.toThrow();
});

test('errors', () => {
  expect(() => traceFromFinalSteps([0, 1.5])).toThrow(
    'traceFromFinalSteps: `finalStep[1]` must be an integer from -1 to 100000000, got 1.5.',
  );
  expect(() => traceFromFinalSteps([-2])).toThrow('`finalStep[0]` must be an integer from -1');
  expect(() => traceFromFinalSteps([1e9])).toThrow('`finalStep[0]` must be an integer from -1');
  expect(() => traceFromFinalSteps([0], { passes: -1 })).toThrow('`passes` must be an integer from 0');
  expect(() => traceFromFinalSteps([0], { tokens: [] })).toThrow(
    '`tokens` must have one entry per position (1), got [0].',
  );
});
