import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodes, mask } from '../../test/arbitrary-trace.js';
import { replayTrace } from '../replay-trace.js';
import { stepStatistics } from '../step-statistics.js';
import { traceFromSnapshots } from './trace-from-snapshots.js';

test('the trace that led to the snapshots comes back from them', () => {
  fc.assert(
    fc.property(decodes, ({ trace, snapshots }) => {
      const { events, ...rest } = traceFromSnapshots(snapshots, { maskId: mask, passes: trace.steps.passes });
      const { step, position, token, kind } = trace.events;
      expect(events).toEqual({ step, position, token, kind });
      expect(rest.steps.passes).toEqual(trace.steps.passes);
      expect(rest.tokens).toEqual(trace.tokens);
      expect(replayTrace({ ...rest, events })).toEqual(replayTrace(trace));
    }),
  );
});

test('a snapshot that equals the one before is an idle step', () => {
  const trace = traceFromSnapshots(
    [
      [9, 9],
      [9, 9],
      [1, 9],
      [1, 2],
    ],
    { maskId: 9 },
  );
  expect(Array.from(stepStatistics(trace).finalized)).toEqual([0, 1, 1]);
  expect(Array.from(trace.steps.passes)).toEqual([1, 1, 1]);
});

test('errors', () => {
  expect(() => traceFromSnapshots([], { maskId: 9 })).toThrow(
    '`snapshots` must hold the canvas before the first step, got 0.',
  );
  expect(() => traceFromSnapshots([[9], [9, 1]], { maskId: 9 })).toThrow(
    '`snapshots[1]` must have as many positions as the first (1), got [2].',
  );
  expect(() => traceFromSnapshots([[9], [1]], { maskId: 9, passes: [] })).toThrow(
    '`passes` must have one entry per step (1)',
  );
  expect(() =>
    traceFromSnapshots(
      [
        [5, 9],
        [6, 9],
      ],
      { maskId: 9 },
    ),
  ).toThrow('must be masked at the start');
});
