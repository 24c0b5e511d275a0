import { expect, test } from 'vitest';
import { coupled, expectWholeDecode, frequencies } from '../../test/decoding.js';
import { exactModel } from '../../test/exact-model.js';
import { decodeTopK } from './decode-top-k.js';

const model = exactModel(coupled, 2);
const masks = [2, 2, 2];

test('one at a time, the likeliest first: the third token is 0 with 0.8, then the pair is 0 with 5/8', async () => {
  const result = await decodeTopK(model, masks, { maskId: 2, eosId: 1 });
  expectWholeDecode(result, masks, 2);
  expect(Array.from(result.tokens)).toEqual([0, 0, 0]);
  const { events, steps, eosId, decoder, parameters } = result.trace;
  expect(Array.from(events.position)).toEqual([2, 0, 1]);
  expect(Array.from(events.step)).toEqual([0, 1, 2]);
  expect(Array.from(steps.passes)).toEqual([1, 1, 1]);
  expect(Array.from(events.confidence!)).toEqual([expect.closeTo(0.8, 6), expect.closeTo(0.625, 6), 1]);
  const h = (p: number) => -p * Math.log(p) - (1 - p) * Math.log(1 - p);
  expect(Array.from(events.entropy!)).toEqual([expect.closeTo(h(0.8), 6), expect.closeTo(h(0.625), 6), 0]);
  expect(Array.from(events.margin!)).toEqual([expect.closeTo(0.6, 6), expect.closeTo(0.25, 6), 1]);
  expect({ eosId, decoder }).toEqual({ eosId: 1, decoder: 'decodeTopK' });
  expect(parameters).toMatchObject({ k: 1, score: 'confidence', temperature: 0, seed: 0 });
});

test('token by token at temperature 1, in an order that does not look at the drawn token, the exact model is sampled exactly', async () => {
  const samples = 2000;
  for (const score of ['random', 'entropy'] as const) {
    const { known, other } = await frequencies(
      coupled,
      (seed) => decodeTopK(model, masks, { maskId: 2, temperature: 1, score, seed }),
      samples,
    );
    expect(other).toBe(0);
    for (const [i, [, p]] of coupled.entries()) {
      expect(Math.abs(known[i]! - p)).toBeLessThan(4.5 * Math.sqrt((p * (1 - p)) / samples));
    }
  }
});

test('one shot it is not: texts appear that the model does not know, as often as the marginals say', async () => {
  const samples = 2000;
  const { other } = await frequencies(
    coupled,
    (seed) => decodeTopK(model, masks, { maskId: 2, temperature: 1, k: 3, seed }),
    samples,
  );
  const p = 2 * 0.55 * 0.45; // the first two tokens differ
  expect(Math.abs(other - p)).toBeLessThan(4.5 * Math.sqrt((p * (1 - p)) / samples));
});

test('given tokens stay, between the masks, too; blocks go from left to right', async () => {
  const canvas = [2, 1, 2, 2];
  const logits = [1, 0, 0, 9, 0, 0, 0, 2, 0, 5, 0, 0];
  const result = await decodeTopK(() => logits, canvas, { maskId: 2, blockLength: 3 });
  expectWholeDecode(result, canvas, 2);
  expect(Array.from(result.tokens)).toEqual([0, 1, 1, 0]);
  expect(Array.from(result.trace.events.position)).toEqual([2, 0, 3]);
  expect(result.trace.blocks).toEqual([
    [0, 3],
    [3, 4],
  ]);
  expect(Array.from(result.trace.steps.block!)).toEqual([0, 0, 1]);
});

test('margin and entropy as scores', async () => {
  // Position 0: probabilities .5 .5 0; position 1: .4 .3 .3. The first has less entropy, the second more margin.
  const logits = [0.5, 0.5, 0, 0, 0.4, 0.3, 0.3, 0].map(Math.log);
  const first = async (score: 'margin' | 'entropy') =>
    (await decodeTopK(() => logits, [3, 3], { maskId: 3, score })).trace.events.position[0];
  expect(await first('entropy')).toBe(0);
  expect(await first('margin')).toBe(1);
});

test('shift, suppress, and guidance by hand', async () => {
  const logits = [0, 4, 0, 3, 0, 0, 0, 0, 0]; // rows: token 1; token 0; a tie
  const at = async (options: object) =>
    Array.from((await decodeTopK(() => logits, [2, 2, 2], { maskId: 2, ...options })).tokens);
  expect(await at({})).toEqual([1, 0, 0]);
  expect(await at({ shift: true })).toEqual([1, 1, 0]);
  expect(await at({ suppress: [1] })).toEqual([0, 0, 0]);

  // Seeing the given 1, the model prefers 0 by 1; blind it prefers 0 by 3. Guided by 2: 3 + 3 (1 - 3) = -3.
  const blind: number[] = [];
  const guided = await decodeTopK(
    (tokens, mask) => {
      blind.push(mask[0]!);
      return tokens[0] === 1 ? [0, 0, 0, 1, 0, 0] : [0, 0, 0, 3, 0, 0];
    },
    [1, 2],
    { maskId: 2, guidance: 2 },
  );
  expect(Array.from(guided.tokens)).toEqual([1, 1]);
  expect(blind).toEqual([0, 1]);
  expect(Array.from(guided.trace.steps.passes)).toEqual([2]);

  // Forbidden with and without what is given: -Infinity, not the NaN of -Infinity - -Infinity.
  const forbidding = [-Infinity, 1, 2, -Infinity, 1, 2];
  const still = await decodeTopK(() => forbidding, [1, 2], { maskId: 2, guidance: 1 });
  expect(Array.from(still.tokens)).toEqual([1, 1]);
});

test('the same seed writes the same text; nothing to write is an empty trace', async () => {
  const decode = (seed: number) => decodeTopK(model, masks, { maskId: 2, temperature: 1, seed });
  expect(await decode(4)).toEqual(await decode(4));
  const { trace, tokens } = await decodeTopK(model, [0, 1, 0], { maskId: 2 });
  expect(Array.from(tokens)).toEqual([0, 1, 0]);
  expect(trace.steps.passes).toHaveLength(0);
  expect((await decodeTopK(() => [], [], { maskId: 2 })).tokens).toHaveLength(0);
});

test('progress and abort', async () => {
  const seen: unknown[] = [];
  await decodeTopK(model, masks, { maskId: 2, k: 2, onProgress: (progress) => seen.push(progress) });
  expect(seen).toEqual([
    { step: 1, masked: 1 },
    { step: 2, masked: 0 },
  ]);
  const signal = AbortSignal.abort(new Error('stop'));
  await expect(decodeTopK(model, masks, { maskId: 2, signal })).rejects.toThrow('stop');
});

test('errors', async () => {
  const run = (logits: number[], options = {}) => decodeTopK(() => logits, [2], { maskId: 2, ...options });
  await expect(run([1, 2, 3], { k: 0 })).rejects.toThrow('decodeTopK: `k` must be an integer of at least 1, got 0.');
  await expect(run([1, 2, 3], { score: 'luck' })).rejects.toThrow(
    "`score` must be 'confidence' | 'margin' | 'entropy' | 'random'",
  );
  await expect(run([1, 2, 3], { temperature: -1 })).rejects.toThrow(
    '`temperature` must be a finite number of at least 0',
  );
  await expect(run([1, 2, 3], { blockLength: 0 })).rejects.toThrow(
    '`blockLength` must be an integer of at least 1, got 0.',
  );
  await expect(run([1, Number.NaN, 3])).rejects.toThrow(
    '`the logits at position 0` must be numbers below Infinity, got NaN.',
  );
  await expect(run([-Infinity, -Infinity, 3])).rejects.toThrow(
    '`the logits at position 0` must allow a token besides the mask',
  );
  await expect(run([])).rejects.toThrow('`the number of logits` must be a multiple of 1, got 0.');
  await expect(decodeTopK(() => [1, 2, 3], [2, 2], { maskId: 2 })).rejects.toThrow(
    '`the number of logits` must be a multiple of 2, got 3.',
  );
  await expect(decodeTopK(() => [], [0.5], { maskId: 2 })).rejects.toThrow('`canvas[0]` must be an integer from 0');
});
