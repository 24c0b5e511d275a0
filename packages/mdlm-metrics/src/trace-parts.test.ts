import fc from 'fast-check';
import { expect, test } from 'vitest';
import { averageFinalizationParallelism } from './average-finalization-parallelism.js';
import { generationOrderTau } from './generation-order-tau.js';
import { traceFromFinalSteps } from './trace-from-final-steps.js';
import { traceParts } from './trace-parts.js';

test('segments of equally many tokens, the first with one more', () => {
  const parts = traceParts(traceFromFinalSteps([0, 0, 1, 1, 2, 2, 3]), { parts: 3 });
  expect(parts.map(({ start, end, tokens }) => [start, end, tokens])).toEqual([
    [0, 3, 3],
    [3, 5, 2],
    [5, 7, 2],
  ]);
  expect(parts.map(({ afp }) => afp)).toEqual([1.5, 1, 1]);
});

test('each segment, and each block, is a decode of its own', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 40 });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 5 }), (list, count) => {
      const segments = traceParts(traceFromFinalSteps(list), { parts: count });
      const blocks = segments.map(({ start, end }) => [start, end] as const);
      const byBlock = traceParts(traceFromFinalSteps(list, { blocks }), { by: 'block' });
      expect(byBlock).toEqual(segments);
      for (const { start, end, afp, tau, tokens } of segments) {
        const alone = traceFromFinalSteps(list.slice(start, end));
        expect(tokens).toBe(end - start);
        expect(afp).toEqual(averageFinalizationParallelism(alone));
        expect(tau).toEqual(generationOrderTau(alone));
      }
    }),
  );
});

test('stages divide the time, from the first to the last step that finalises', () => {
  const parts = traceParts(traceFromFinalSteps([2, 3, 5, 2, 4], { passes: 9 }), { by: 'stage', parts: 2 });
  expect(parts).toEqual([
    { start: 2, end: 4, tokens: 3, finalizingSteps: 2, afp: 1.5, tau: expect.closeTo(0, 12) },
    { start: 4, end: 6, tokens: 2, finalizingSteps: 2, afp: 1, tau: -1 },
  ]);
});

test('empty parts are NaN', () => {
  for (const by of ['segment', 'stage'] as const) {
    const parts = traceParts(traceFromFinalSteps([]), { by, parts: 2 });
    expect(parts).toHaveLength(2);
    expect(parts[0]).toMatchObject({ tokens: 0, afp: Number.NaN, tau: Number.NaN });
  }
  expect(traceParts(traceFromFinalSteps([0]), { parts: 2 })[1]).toMatchObject({ tokens: 0, afp: Number.NaN });
});

test('errors', () => {
  const trace = traceFromFinalSteps([0, 1]);
  expect(() => traceParts(trace, { by: 'block' })).toThrow(
    'traceParts: `the number of blocks` must be an integer of at least 1',
  );
  expect(() => traceParts(trace, { by: 'third' as never })).toThrow("`by` must be 'segment' | 'block' | 'stage'");
  expect(() => traceParts(trace, { parts: 0 })).toThrow('`parts` must be an integer of at least 1, got 0.');
  expect(() => traceParts(trace, { variant: 'c' as never })).toThrow(
    "`variant` must be 'b' | 'a' | 'gamma' | 'strict'",
  );
});
