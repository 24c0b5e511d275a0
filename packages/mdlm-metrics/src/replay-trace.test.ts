import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodes, mask } from '../test/arbitrary-trace.js';
import { replayTrace } from './replay-trace.js';
import { traceFromFinalSteps } from './trace-from-final-steps.js';

test('of a decode that never takes back, the final step is the step that unmasked', () => {
  const { tokens, finalStep, firstStep, finalEvent } = replayTrace(traceFromFinalSteps([2, 0, null, 1]));
  expect(tokens).toEqual(Int32Array.of(1, 1, 0, 1));
  expect(finalStep).toEqual(Int32Array.of(2, 0, -1, 1));
  expect(firstStep).toEqual(finalStep);
  expect(finalEvent).toEqual(Int32Array.of(2, 0, -1, 1));
});

test('by definition, from all canvases: the first step after which a position never changes again', () => {
  fc.assert(
    fc.property(decodes, ({ trace, snapshots }) => {
      const replay = replayTrace(trace);
      const last = snapshots.at(-1)!;
      expect(Array.from(replay.tokens)).toEqual(last);
      for (let i = 0; i < trace.length; i++) {
        const isGiven = snapshots[0]![i] !== mask;
        const since = snapshots.findIndex((_, t) => snapshots.slice(t).every((canvas) => canvas[i] === last[i]));
        expect(replay.finalStep[i]).toBe(isGiven || last[i] === mask ? -1 : since - 1);
        expect(replay.firstStep[i]).toBe(
          isGiven
            ? -1
            : Math.max(
                snapshots.findIndex((c) => c[i] !== mask),
                0,
              ) - 1,
        );
        const event = replay.finalEvent[i]!;
        if (event >= 0) expect(trace.events.token[event]).toBe(last[i]);
        else expect(replay.finalStep[i]).toBe(-1);
      }
    }),
  );
});
