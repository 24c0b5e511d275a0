import { expect, test } from 'vitest';
import { expectWholeDecode } from '../../test/decoding.js';
import { decodeFastDllm } from './decode-fast-dllm.js';

/** Three positions with confidences 0.95, 0.6 and 0.9; tokens 0 and 1, the mask is 2. */
const logits = [0.95, 0.05, 0, 0.6, 0.4, 0, 0.1, 0.9, 0].map(Math.log);
const masks = [2, 2, 2];
const steps = async (options: object) => {
  const result = await decodeFastDllm(() => logits, masks, { maskId: 2, ...options });
  expectWholeDecode(result, masks, 2);
  const { events } = result.trace;
  return masks.map((_, position) => events.step[events.position.indexOf(position)]);
};

test('a threshold: all that reach it, then the rest one by one', async () => {
  expect(await steps({ threshold: 0.899 })).toEqual([0, 1, 0]);
  expect(await steps({ threshold: 0.99 })).toEqual([0, 2, 1]);
  expect(await steps({ threshold: 0.5 })).toEqual([0, 0, 0]);
});

test('a factor: the second needs 1 - f / 3, the third 1 - f / 4', async () => {
  expect(await steps({ factor: 0.2 })).toEqual([0, 2, 1]);
  expect(await steps({ factor: 0.4 })).toEqual([0, 1, 0]);
  expect(await steps({ factor: 0.4, released: true })).toEqual([0, 0, 0]); // the last one fails and is taken
});

test('the dual cache takes a second pass where the first wrote all', async () => {
  const passes = async (cache: 'none' | 'prefix' | 'dual') => {
    const canvas = [2, 2, 2, 2];
    const sure = [9, 0, 0, 9, 0, 0, 9, 0, 0, 0, 1, 0];
    const { trace } = await decodeFastDllm(() => sure, canvas, { maskId: 2, blockLength: 2, cache });
    return Array.from(trace.steps.block!);
  };
  expect(await passes('none')).toEqual([0, 1, 1]);
  expect(await passes('prefix')).toEqual([0, 1, 1]);
  expect(await passes('dual')).toEqual([0, 0, 1, 1]);
});

test('errors', async () => {
  const run = (options: object) => decodeFastDllm(() => logits, masks, { maskId: 2, ...options });
  await expect(run({ threshold: 0.9, factor: 1 })).rejects.toThrow(
    '`threshold` must not be given together with a factor, got 0.9.',
  );
  await expect(run({ factor: -1 })).rejects.toThrow('`factor` must be a finite number of at least 0, got -1.');
  await expect(run({ cache: 'all' })).rejects.toThrow("`cache` must be 'none' | 'prefix' | 'dual', got \"all\".");
});
