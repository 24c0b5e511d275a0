import { expect, test } from 'vitest';
import { averageFinalizationParallelism } from '../average-finalization-parallelism.js';
import { replayTrace } from '../replay-trace.js';
import { tokensPerForward } from '../tokens-per-forward.js';
import { traceFromFastDllm, traceFromTransfers } from './trace-from-transfers.js';

test('LLaDA: booleans over the canvas, an idle step, two passes under guidance', () => {
  const steps = [
    { transfer: [false, true, false, true], tokens: [0, 11, 12, 13], confidence: [0, 0.5, 0.25, 0.75], passes: 2 },
    { transfer: [false, false, false, false], tokens: [0, 11, 12, 13], passes: 2 },
    { transfer: [false, false, true, false], tokens: [0, 11, 22, 13], passes: 2 },
  ];
  const trace = traceFromTransfers(steps, { length: 4, maskId: 0, generated: [1, 4] });
  const { tokens, finalStep } = replayTrace(trace);
  expect(Array.from(tokens)).toEqual([11, 22, 13]);
  expect(Array.from(finalStep)).toEqual([0, 2, 0]);
  expect(Array.from(trace.events.confidence!)).toEqual([0.5, 0.75, Number.NaN]);
  expect(averageFinalizationParallelism(trace)).toBe(1.5);
  expect(tokensPerForward(trace)).toBe(0.5);
});

const options = { length: 6, maskId: 0, promptLength: 2, blockLength: 2 };

test('Fast-dLLM: rows of the first pass cover the canvas, those after begin at the block', () => {
  const blocks = [
    [
      { transfer: [0, 0, 0, 1, 0, 0], tokens: [0, 0, 7, 8, 0, 0] },
      { transfer: [1, 0], tokens: [7, 8] }, // dual cache: the block
    ],
    [
      { transfer: [0, 0, 0, 0, 1, 0], tokens: [0, 0, 0, 0, 5, 6] },
      { transfer: [0, 1], tokens: [5, 6] },
      { transfer: [0, 0], tokens: [5, 6] },
    ],
  ];
  const trace = traceFromFastDllm(blocks, options);
  expect(Array.from(replayTrace(trace).tokens)).toEqual([7, 8, 5, 6]);
  expect(trace.blocks).toEqual([
    [2, 4],
    [4, 6],
  ]);
  expect(Array.from(trace.steps.block!)).toEqual([0, 0, 1, 1, 1]);
  expect(tokensPerForward(trace)).toBe(4 / 5);
});

test('Fast-dLLM, prefix cache: rows go on to the end of the canvas', () => {
  const blocks = [
    [
      { transfer: [0, 0, 1, 0, 0, 0], tokens: [0, 0, 7, 8, 0, 0] },
      { transfer: [0, 1, 0, 0], tokens: [7, 8, 0, 0] },
    ],
  ];
  expect(Array.from(replayTrace(traceFromFastDllm(blocks, options)).tokens)).toEqual([7, 8]);
});

test('errors', () => {
  const header = { length: 2, maskId: 0 };
  expect(() => traceFromTransfers([{ transfer: [1, 0], tokens: [1] }], header)).toThrow(
    'traceFromTransfers: `steps[0].tokens` must have one entry per entry of `transfer` (2), got [1].',
  );
  expect(() => traceFromTransfers([{ transfer: [1], tokens: [1], confidence: [] }], header)).toThrow(
    '`steps[0].confidence`',
  );
  const twice = { transfer: [1, 0], tokens: [4, 0] };
  expect(() => traceFromTransfers([twice, twice], header)).toThrow('where position 0 is written');
  expect(() => traceFromFastDllm([[], [], []], options)).toThrow(
    'traceFromFastDllm: `promptLength + blocks x blockLength` must fit in 6, got "2 + 3 x 2".',
  );
});
