import { expect, test } from 'vitest';
import { expectWholeDecode } from '../../test/decoding.js';
import { stepStatistics } from '../step-statistics.js';
import { decodeLlada } from './decode-llada.js';

const logits = [3, 0, 0, 0, 5, 0, 1, 0, 0, 0, 2, 0, 4, 0, 0];
const masks = [2, 2, 2, 2, 2];

test('as many tokens a step as the schedule says, the surest first', async () => {
  const result = await decodeLlada(() => logits, masks, { maskId: 2, steps: 2 });
  expectWholeDecode(result, masks, 2);
  expect(Array.from(result.trace.events.position)).toEqual([0, 1, 4, 2, 3]);
  expect(Array.from(result.trace.events.step)).toEqual([0, 0, 0, 1, 1]);
});

test('blocks share the steps; the rest of a block is its own', async () => {
  const { trace } = await decodeLlada(() => logits, masks, { maskId: 2, steps: 6, blockLength: 2 });
  expect(Array.from(stepStatistics(trace).finalized)).toEqual([1, 1, 1, 1, 1, 0]);
  expect(Array.from(trace.steps.block!)).toEqual([0, 0, 1, 1, 2, 2]);
});

test('more steps than masks: idle steps, whose passes are counted and not made', async () => {
  let asked = 0;
  const { trace } = await decodeLlada(
    () => {
      asked++;
      return logits;
    },
    masks,
    { maskId: 2, steps: 8 },
  );
  expect(Array.from(stepStatistics(trace).finalized)).toEqual([1, 1, 1, 1, 1, 0, 0, 0]);
  expect(trace.steps.passes.reduce((a, b) => a + b)).toBe(8);
  expect(asked).toBe(5);
});

test('random remasking: every position comes first about as often', async () => {
  const first = new Array(5).fill(0);
  const samples = 1000;
  for (let seed = 0; seed < samples; seed++) {
    const { trace } = await decodeLlada(() => logits, masks, { maskId: 2, steps: 5, remasking: 'random', seed });
    first[trace.events.position[0]!]++;
  }
  for (const count of first) expect(Math.abs(count - 200)).toBeLessThan(4.5 * Math.sqrt(samples * 0.2 * 0.8));
});

test('errors', async () => {
  const run = (options: object) => decodeLlada(() => logits, masks, { maskId: 2, ...options });
  await expect(run({ steps: 4, blockLength: 2 })).rejects.toThrow(
    '`steps` must be a multiple of the number of blocks, 3, got 4.',
  );
  await expect(run({ steps: 0 })).rejects.toThrow('`steps` must be an integer of at least 1, got 0.');
  await expect(run({ remasking: 'none' })).rejects.toThrow(
    "`remasking` must be 'lowConfidence' | 'random', got \"none\".",
  );
});
