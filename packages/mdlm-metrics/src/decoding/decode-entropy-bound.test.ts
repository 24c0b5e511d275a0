import { expect, test } from 'vitest';
import { coupled, expectWholeDecode } from '../../test/decoding.js';
import { exactModel } from '../../test/exact-model.js';
import { decodeEntropyBound } from './decode-entropy-bound.js';

const model = exactModel(coupled, 2);
const masks = [2, 2, 2];

test('gamma 0: one by one, but together what has no entropy left', async () => {
  const result = await decodeEntropyBound(model, masks, { maskId: 2, gamma: 0 });
  expectWholeDecode(result, masks, 2);
  expect(Array.from(result.trace.events.step)).toEqual([0, 1, 2]);
  // After the first of the pair is given, the second is certain and costs nothing.
  const given = await decodeEntropyBound(model, [0, 2, 2], { maskId: 2, gamma: 0 });
  expect(Array.from(given.trace.events.step)).toEqual([0, 0]);
});

test('a bound above the entropies writes all at once', async () => {
  const { trace } = await decodeEntropyBound(model, masks, { maskId: 2, gamma: 2 });
  expect(trace.steps.passes).toHaveLength(1);
});

test('another order of the same tokens', async () => {
  // Position 0: less entropy; position 1: more margin.
  const logits = [0.5, 0.5, 0, 0, 0.4, 0.3, 0.3, 0].map(Math.log);
  const first = async (score: 'margin' | 'entropy' | 'confidence') =>
    (await decodeEntropyBound(() => logits, [3, 3], { maskId: 3, gamma: 0, score })).trace.events.position[0];
  expect([await first('entropy'), await first('margin'), await first('confidence')]).toEqual([0, 1, 0]);
});

test('errors', async () => {
  await expect(decodeEntropyBound(model, masks, { maskId: 2, gamma: -1 })).rejects.toThrow(
    '`gamma` must be a finite number of at least 0',
  );
  await expect(decodeEntropyBound(model, masks, { maskId: 2, score: 'random' as never })).rejects.toThrow(
    "`score` must be 'confidence'",
  );
});
