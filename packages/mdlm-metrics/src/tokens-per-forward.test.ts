import { expect, test } from 'vitest';
import { createTraceBuilder } from './create-trace-builder.js';
import { tokensPerForward } from './tokens-per-forward.js';
import { traceFromFinalSteps } from './trace-from-final-steps.js';

test('idle passes count, and both of classifier-free guidance', () => {
  expect(tokensPerForward(traceFromFinalSteps([0, 2, 2, 5, 5, 5], { passes: 8 }))).toBe(0.75);
  const builder = createTraceBuilder({ length: 4, maskId: 0 });
  builder.step({ passes: 2 });
  for (let i = 0; i < 4; i++) builder.unmask(i, 1);
  expect(tokensPerForward(builder.build())).toBe(2);
});

test('a cached prediction that serves again costs nothing', () => {
  const builder = createTraceBuilder({ length: 2, maskId: 0 });
  builder.step();
  builder.step({ passes: 0 });
  builder.unmask(0, 1);
  builder.unmask(1, 1);
  expect(tokensPerForward(builder.build())).toBe(2);
});

test('passes behind the end of the text count, its padding does not', () => {
  const padded = traceFromFinalSteps([0, 1, 2, 3], { tokens: [5, 2, 2, 2], eosId: 2, maskId: 9 });
  expect(tokensPerForward(padded)).toBe(0.5);
  expect(tokensPerForward(padded, { until: 'canvas' })).toBe(1);
});

test('macro, micro, and the ends of the scale', () => {
  const traces = [traceFromFinalSteps([0, 0, 0, 0]), traceFromFinalSteps([0, 1])];
  expect(tokensPerForward(traces)).toBe(2.5);
  expect(tokensPerForward(traces, { average: 'micro' })).toBe(2);
  expect(tokensPerForward(traceFromFinalSteps([0], { passes: 0 }))).toBe(Infinity);
  expect(tokensPerForward(traceFromFinalSteps([]))).toBeNaN();
});
