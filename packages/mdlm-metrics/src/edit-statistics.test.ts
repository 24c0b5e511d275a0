import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodes, mask } from '../test/arbitrary-trace.js';
import { editStatistics } from './edit-statistics.js';
import { traceFromSnapshots } from './formats/trace-from-snapshots.js';
import { traceFromFinalSteps } from './trace-from-final-steps.js';

test('a decode that takes nothing back', () => {
  expect(editStatistics(traceFromFinalSteps([0, 2], { passes: 5 }))).toEqual({
    unmasks: 2,
    edits: 0,
    remasks: 0,
    flips: 0,
    touched: 0,
    revised: 0,
    tokens: 2,
    idleSteps: 3,
    editingSteps: 0,
    lastChange: 2,
    meanSettlingSteps: 0,
  });
});

test('nothing', () => {
  expect(editStatistics(traceFromFinalSteps([]))).toMatchObject({
    lastChange: -1,
    idleSteps: 0,
    meanSettlingSteps: Number.NaN,
  });
});

test('a flip is a token that was there before; a revision is another token at the end', () => {
  const history = [[9], [1], [2], [1], [9], [1], [3]].map((canvas) => canvas);
  expect(editStatistics(traceFromSnapshots(history, { maskId: 9 }))).toMatchObject({
    unmasks: 2,
    edits: 3,
    remasks: 1,
    flips: 2,
    touched: 1,
    revised: 1,
    editingSteps: 4,
    meanSettlingSteps: 5,
  });
});

test('counts from all canvases', () => {
  fc.assert(
    fc.property(decodes, ({ trace, snapshots }) => {
      let [unmasks, edits, remasks, flips, idle] = [0, 0, 0, 0, 0];
      const held = snapshots[0]!.map(() => new Set<number>());
      for (let t = 1; t < snapshots.length; t++) {
        const [before, after] = [snapshots[t - 1]!, snapshots[t]!];
        let changes = 0;
        for (let i = 0; i < after.length; i++) {
          if (before[i] === after[i]) continue;
          changes++;
          if (after[i] === mask) remasks++;
          else {
            if (before[i] === mask) unmasks++;
            else edits++;
            if (held[i]!.has(after[i]!)) flips++;
            held[i]!.add(after[i]!);
          }
        }
        if (changes === 0) idle++;
      }
      expect(editStatistics(trace)).toMatchObject({ unmasks, edits, remasks, flips, idleSteps: idle });
    }),
  );
});
