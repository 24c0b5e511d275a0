import { createRandom } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import type { DecodingTrace } from '../decoding-trace.js';
import { traceFromFinalSteps } from '../trace-from-final-steps.js';
import { summarizeTraces } from './summarize-traces.js';

const traces = [
  [0, 1, 2, 3],
  [0, 0, 1, 1],
  [0, 0, 0, 0],
].map((steps) => traceFromFinalSteps(steps));

test('macro and micro, a NaN left out', () => {
  const all = summarizeTraces(traces, { samples: 0 }).all!;
  expect(all).toMatchObject({ traces: 3, tokens: 12, passes: 7, microAfp: 12 / 7, microTpf: 12 / 7 });
  expect(all.means.afp).toEqual({ mean: (1 + 2 + 4) / 3, low: Number.NaN, high: Number.NaN, count: 3 });
  expect(all.means.tau).toMatchObject({ mean: expect.closeTo((1 + Math.sqrt(2 / 3)) / 2, 12), count: 2 });
});

test('groups appear in order, metrics see trace and index', () => {
  const right = [true, false, true];
  const result = summarizeTraces(traces, {
    samples: 10,
    groupBy: (_, i) => (right[i] ? 'right' : 'wrong'),
    metrics: { last: (trace: DecodingTrace, i) => trace.steps.passes.length + 10 * i },
  });
  expect(Object.keys(result)).toEqual(['right', 'wrong']);
  expect(result.right!.means.last).toMatchObject({ mean: (4 + 21) / 2, count: 2 });
  expect(result.wrong!.means.last).toEqual({ mean: 12, low: 12, high: 12, count: 1 });
});

test('the interval is that of the normal approximation for many traces, and the same for the same seed', () => {
  const random = createRandom(4);
  const n = 400;
  const values = Array.from({ length: n }, () => random.normal(5, 2));
  const many = values.map(() => traceFromFinalSteps([0]));
  const options = { metrics: { x: (_: DecodingTrace, i: number) => values[i]! }, samples: 4000, seed: 7 };
  const { mean, low, high } = summarizeTraces(many, options).all!.means.x!;
  const average = values.reduce((a, b) => a + b) / n;
  const deviation = Math.sqrt(values.reduce((sum, v) => sum + (v - average) ** 2, 0) / n);
  expect(mean).toBeCloseTo(average, 12);
  // 1.96 standard errors, up to the noise of 4000 samples.
  expect(Math.abs(low - (average - (1.96 * deviation) / Math.sqrt(n)))).toBeLessThan(0.02);
  expect(Math.abs(high - (average + (1.96 * deviation) / Math.sqrt(n)))).toBeLessThan(0.02);
  expect(summarizeTraces(many, options).all!.means.x).toEqual({ mean, low, high, count: n });
  expect(summarizeTraces(many, { ...options, seed: 8 }).all!.means.x!.low).not.toBe(low);
});

test('a generator is read once, and its traces are not kept', () => {
  let made = 0;
  function* read() {
    while (made < 50) {
      made++;
      yield traceFromFinalSteps([0, made % 2]);
    }
  }
  expect(summarizeTraces(read(), { samples: 5 }).all!.traces).toBe(50);
  expect(summarizeTraces([])).toEqual({});
});

test('errors', () => {
  expect(() => summarizeTraces([], { samples: -1 })).toThrow(
    'summarizeTraces: `samples` must be an integer of at least 0',
  );
  expect(() => summarizeTraces([], { level: 2 })).toThrow('`level` must be a finite number from 0 to 1, got 2.');
  expect(() => summarizeTraces([], { seed: 0.5 })).toThrow('`seed` must be an integer, got 0.5.');
});

test('a group may have any name', () => {
  const names = ['__proto__', 'constructor', 'größer'];
  const traces = names.map(() => traceFromFinalSteps([0, 1]));
  const summary = summarizeTraces(traces, { samples: 0, groupBy: (_, i) => names[i]! });
  expect(Object.keys(summary)).toEqual(names);
  expect(Object.values(summary).map((group) => group.traces)).toEqual([1, 1, 1]);
});
