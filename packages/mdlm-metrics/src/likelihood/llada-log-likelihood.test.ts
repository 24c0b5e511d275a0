import { expect, test } from 'vitest';
import { exactLogProbabilities, type Texts } from '../../test/exact-model.js';
import { lladaLogLikelihood } from './llada-log-likelihood.js';

const texts: Texts = [
  [[0, 0, 1, 0], 0.3],
  [[0, 1, 1, 0], 0.2],
  [[1, 0, 0, 1], 0.1],
  [[1, 1, 0, 0], 0.15],
  [[1, 1, 1, 1], 0.25],
];

test('with the exact conditionals it estimates log p', async () => {
  const [text, probability] = texts[1]!;
  const options = { samples: 16_000, batch: 16 };
  const { logLikelihood, standardError } = await lladaLogLikelihood(4, exactLogProbabilities(texts, text), options);
  expect(standardError).toBeLessThan(0.01);
  expect(Math.abs(logLikelihood - Math.log(probability))).toBeLessThan(4 * standardError);
});

test('a constant cross-entropy has no variance: L times it', async () => {
  const { logLikelihood, standardError } = await lladaLogLikelihood(5, () => [-2, -2, -2, -2, -2], { samples: 32 });
  expect(logLikelihood).toBeCloseTo(-10, 12);
  expect(standardError).toBeCloseTo(0, 12);
});

test('in a batch of L, every number of masks comes once', async () => {
  const sizes: number[] = [];
  const model = (mask: Uint8Array) => {
    sizes.push(mask.reduce((sum, bit) => sum + bit, 0));
    return new Float64Array(6);
  };
  await lladaLogLikelihood(6, model, { samples: 18, batch: 6, seed: 9 });
  for (let batch = 0; batch < 3; batch++)
    expect(sizes.slice(6 * batch, 6 * batch + 6).sort()).toEqual([1, 2, 3, 4, 5, 6]);
});

test('errors', async () => {
  await expect(lladaLogLikelihood(2, () => [0, 0], { samples: 10, batch: 4 })).rejects.toThrow(
    'lladaLogLikelihood: `samples` must be a multiple of `batch`, 4, got 10.',
  );
  await expect(lladaLogLikelihood(1, () => [1])).rejects.toThrow('must be at most 0, got 1.');
  expect(await lladaLogLikelihood(0, () => [])).toEqual({ logLikelihood: 0, standardError: 0 });
});
