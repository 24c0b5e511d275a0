import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodes } from '../test/arbitrary-trace.js';
import { averageFinalizationParallelism } from './average-finalization-parallelism.js';
import { traceFromFinalSteps } from './trace-from-final-steps.js';

const afp = averageFinalizationParallelism;
const of = (steps: (number | null)[]) => traceFromFinalSteps(steps);

test('1 token by token, n at once, idle steps and missing positions do not count', () => {
  expect(afp(of([3, 0, 2, 1]))).toBe(1);
  expect(afp(of([5, 5, 5]))).toBe(3);
  expect(afp(of([0, null, 9, 9]))).toBe(1.5);
});

test('until the first end of text, which counts, or to the end of the canvas', () => {
  const padded = traceFromFinalSteps([0, 1, 2, 2, 2, 2], { tokens: [5, 6, 2, 2, 2, 2], eosId: 2, maskId: 9 });
  expect(afp(padded)).toBe(1);
  expect(afp(padded, { until: 'canvas' })).toBe(2);
});

test('a text without end is counted whole', () => {
  const unended = traceFromFinalSteps([0, 0], { tokens: [5, 6], eosId: 2, maskId: 9 });
  expect(afp(unended)).toBe(2);
});

test('macro: the mean of the traces; micro: sums; traces without tokens are left out', () => {
  const traces = [of([0, 0, 0, 1]), of([0, 1]), of([]), of([null])];
  expect(afp(traces)).toBe(1.5); // (2 + 1) / 2
  expect(afp(traces, { average: 'micro' })).toBe(1.5); // 6 / 4
  expect(afp([of([0, 0, 0]), of([0, 1, 2, 3])], { average: 'micro' })).toBe(7 / 5);
  expect(afp([])).toBeNaN();
  expect(afp(of([]))).toBeNaN();
});

test('traces may come from a generator', () => {
  function* read() {
    yield of([0, 0]);
    yield of([0, 0, 0, 0]);
  }
  expect(afp(read())).toBe(3);
});

test('between 1 and n, and n / the number of different final steps by brute force', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 60 }), (steps) => {
      expect(afp(of(steps))).toBe(steps.length / new Set(steps).size);
    }),
  );
  fc.assert(
    fc.property(decodes, ({ trace }) => {
      const value = afp(trace, { until: 'canvas' });
      if (!Number.isNaN(value)) expect(value).toBeGreaterThanOrEqual(1);
    }),
  );
});

test('the first step instead of the final one', () => {
  fc.assert(
    fc.property(decodes, ({ trace, snapshots }) => {
      const written = snapshots.at(-1)!.flatMap((token, i) => (token !== 9 && snapshots[0]![i] === 9 ? [i] : []));
      const first = written.map((i) => snapshots.findIndex((canvas) => canvas[i] !== 9));
      const value = afp(trace, { step: 'first', until: 'canvas' });
      expect(value).toBe(written.length / new Set(first).size);
    }),
  );
});

test('unknown options are refused', () => {
  expect(() => afp(of([0]), { until: 'end' as never })).toThrow(
    "averageFinalizationParallelism: `until` must be 'eos' | 'canvas', got \"end\".",
  );
  expect(() => afp(of([0]), { step: 'last' as never })).toThrow("`step` must be 'final' | 'first', got \"last\".");
  expect(() => afp(of([0]), { average: 'mean' as never })).toThrow(
    "`average` must be 'macro' | 'micro', got \"mean\".",
  );
});
