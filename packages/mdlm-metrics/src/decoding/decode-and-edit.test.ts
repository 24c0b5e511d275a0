import { createRandom } from '@cairn-ml/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectWholeDecode } from '../../test/decoding.js';
import { editStatistics } from '../edit-statistics.js';
import { decodeAndEdit } from './decode-and-edit.js';
import type { Denoise } from './denoise.js';

/** Two tokens that should be equal; blind, the model says 0 then 1, and with the second in sight it wants the first to be the same. */
const follower: Denoise = (tokens) => {
  const first = tokens[1] === 1 ? [0, 3, 0] : [3, 0, 0];
  return [...first, 0, 3, 0];
};

test('replace: what was written together is made consistent by the next pass', async () => {
  const result = await decodeAndEdit(follower, [2, 2], { maskId: 2 });
  expectWholeDecode(result, [2, 2], 2);
  expect(Array.from(result.tokens)).toEqual([1, 1]);
  const { step, kind } = result.trace.events;
  expect([Array.from(step), Array.from(kind)]).toEqual([
    [0, 0, 1],
    [0, 0, 1],
  ]);
  expect(result.trace.steps.passes).toHaveLength(3); // the last changes nothing and ends the block
});

test('remask: the doubtful token becomes a mask and is written anew', async () => {
  const result = await decodeAndEdit(follower, [2, 2], { maskId: 2, edit: 'remask', editThreshold: 0.1 });
  expectWholeDecode(result, [2, 2], 2);
  expect(Array.from(result.tokens)).toEqual([1, 1]);
  expect(Array.from(result.trace.events.kind)).toEqual([0, 0, 2, 0]);
  expect(editStatistics(result.trace)).toMatchObject({ remasks: 1, edits: 0, revised: 1 });
});

test('an edit needs the confidence that is asked for; what is given is never edited', async () => {
  const cautious = await decodeAndEdit(follower, [2, 2], { maskId: 2, editThreshold: 0.99 });
  expect(Array.from(cautious.tokens)).toEqual([0, 1]);
  const given = await decodeAndEdit(follower, [0, 2], { maskId: 2 });
  expectWholeDecode(given, [0, 2], 2);
  expect(Array.from(given.tokens)).toEqual([0, 1]);
});

test('afterwards: no edit before the last mask of the block is written', async () => {
  // The second token is sure at once; the first is only written when forced, and edited later.
  const slow: Denoise = (tokens) => (tokens[1] === 1 ? [0, 9, 0, 0, 9, 0, 0, 0.1, 0] : [9, 0, 0, 0, 9, 0, 0, 0.1, 0]);
  const first = async (phase: 'joint' | 'afterwards') => {
    const { trace } = await decodeAndEdit(slow, [2, 2, 2], { maskId: 2, threshold: 0.9, phase });
    return Array.from(trace.events.step).at(trace.events.kind.indexOf(1));
  };
  expect(await first('joint')).toBe(1);
  expect(await first('afterwards')).toBe(2);
});

test('a model that never makes up its mind is stopped by the limit of editing steps', async () => {
  const fickle: Denoise = (tokens) => (tokens[0] === 0 ? [0, 5, 0] : [5, 0, 0]);
  const { trace } = await decodeAndEdit(fickle, [2], { maskId: 2, maxEditSteps: 6 });
  expect(editStatistics(trace)).toMatchObject({ edits: 6, flips: 5 });
  expect(trace.steps.passes).toHaveLength(7);
});

test('whatever the model says, it ends with a whole text', async () => {
  const settings = fc.record({
    edit: fc.constantFrom('replace' as const, 'remask' as const),
    phase: fc.constantFrom('joint' as const, 'afterwards' as const),
    blockLength: fc.integer({ min: 1, max: 6 }),
    maxEditSteps: fc.nat({ max: 4 }),
    maxRemasks: fc.nat({ max: 3 }),
    seed: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(settings, async ({ seed, ...options }) => {
      const random = createRandom(seed);
      const canvas = Array.from({ length: 7 }, () => (random.uniform() < 0.3 ? random.integer(0, 2) : 3));
      const model: Denoise = (tokens) => Float64Array.from({ length: 4 * tokens.length }, () => random.normal(0, 2));
      expectWholeDecode(await decodeAndEdit(model, canvas, { maskId: 3, editThreshold: 0.4, ...options }), canvas, 3);
    }),
  );
});

test('errors', async () => {
  const run = (options: object) => decodeAndEdit(follower, [2, 2], { maskId: 2, ...options });
  await expect(run({ edit: 'insert' })).rejects.toThrow("`edit` must be 'replace' | 'remask', got \"insert\".");
  await expect(run({ phase: 'before' })).rejects.toThrow("`phase` must be 'joint' | 'afterwards', got \"before\".");
  await expect(run({ maxEditSteps: -1 })).rejects.toThrow('`maxEditSteps` must be an integer of at least 0, got -1.');
  await expect(run({ maxRemasks: 0.5 })).rejects.toThrow('`maxRemasks` must be an integer of at least 0, got 0.5.');
});
