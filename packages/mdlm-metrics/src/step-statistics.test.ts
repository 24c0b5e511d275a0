import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodes, mask } from '../test/arbitrary-trace.js';
import { replayTrace } from './replay-trace.js';
import { stepStatistics } from './step-statistics.js';

test('what each step did, from all canvases', () => {
  fc.assert(
    fc.property(decodes, ({ trace, snapshots }) => {
      const statistics = stepStatistics(trace);
      const masks = snapshots.map((canvas) => canvas.filter((token) => token === mask).length);
      expect(Array.from(statistics.maskedBefore)).toEqual(masks.slice(0, -1));
      const { finalStep } = replayTrace(trace);
      for (let t = 0; t + 1 < snapshots.length; t++) {
        const count = (is: (before: number, after: number) => boolean) =>
          snapshots[t]!.filter((before, i) => is(before, snapshots[t + 1]![i]!)).length;
        expect(statistics.unmasked[t]).toBe(count((a, b) => a === mask && b !== mask));
        expect(statistics.remasked[t]).toBe(count((a, b) => a !== mask && b === mask));
        expect(statistics.edited[t]).toBe(count((a, b) => a !== mask && b !== mask && a !== b));
        expect(statistics.finalized[t]).toBe(finalStep.filter((step) => step === t).length);
      }
    }),
  );
});
