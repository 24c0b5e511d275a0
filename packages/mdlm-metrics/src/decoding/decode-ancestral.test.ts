import { expect, test } from 'vitest';
import { coupled, expectWholeDecode, frequencies } from '../../test/decoding.js';
import { exactModel } from '../../test/exact-model.js';
import { stepStatistics } from '../step-statistics.js';
import { decodeAncestral } from './decode-ancestral.js';

const model = exactModel(coupled, 2);
const masks = [2, 2, 2];

test('with many steps the exact model is sampled almost exactly', async () => {
  const samples = 1500;
  const { known, other } = await frequencies(
    coupled,
    (seed) => decodeAncestral(model, masks, { maskId: 2, steps: 200, seed }),
    samples,
  );
  // Two tokens of a pair at one of 200 steps, which then differ half of the time: about 0.25 %.
  expect(other).toBeLessThan(0.012);
  for (const [i, [, p]] of coupled.entries()) {
    expect(Math.abs(known[i]! - p)).toBeLessThan(4.5 * Math.sqrt((p * (1 - p)) / samples) + 0.005);
  }
});

test('forward passes: with a cache only after something was written, and one for the last removal of noise', async () => {
  for (let seed = 0; seed < 20; seed++) {
    const cached = await decodeAncestral(model, masks, { maskId: 2, steps: 30, seed });
    expectWholeDecode(cached, masks, 2);
    const { finalized } = stepStatistics(cached.trace);
    const expected = Array.from(finalized, (_, t) => (t === 0 || t === 30 || finalized[t - 1]! > 0 ? 1 : 0));
    expect(Array.from(cached.trace.steps.passes)).toEqual(expected);

    const uncached = await decodeAncestral(model, masks, { maskId: 2, steps: 30, seed, cache: false });
    expect(uncached.tokens).toEqual(cached.tokens);
    expect(Array.from(uncached.trace.steps.passes)).toEqual(new Array(31).fill(1));
  }
});

test('each step of the linear schedule unmasks about as many', async () => {
  const length = 2000;
  const { trace } = await decodeAncestral(() => new Float64Array(2 * length), new Array(length).fill(1), {
    maskId: 1,
    steps: 4,
  });
  const { finalized } = stepStatistics(trace);
  for (let t = 0; t < 4; t++) expect(Math.abs(finalized[t]! - 500)).toBeLessThan(4.5 * Math.sqrt(length * 0.25 * 0.75));
});

test('what is left at the end becomes the likeliest token', async () => {
  // eps 1: no time passes, nothing is unmasked before the end.
  const { trace, tokens } = await decodeAncestral(model, masks, { maskId: 2, steps: 2, eps: 1 });
  expect(Array.from(trace.events.step)).toEqual([2, 2, 2]);
  expect(Array.from(tokens)).toEqual([0, 0, 0]);
});

test('errors', async () => {
  await expect(decodeAncestral(model, masks, { maskId: 2, steps: 0 })).rejects.toThrow(
    '`steps` must be an integer of at least 1',
  );
  await expect(decodeAncestral(model, masks, { maskId: 2, eps: 2 })).rejects.toThrow(
    '`eps` must be a finite number from 0 to 1, got 2.',
  );
});
