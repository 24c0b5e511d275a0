import { expect, test } from 'vitest';
import { generativePerplexity } from './generative-perplexity.js';

test('a uniform model over v tokens has perplexity v', () => {
  const texts = [5, 2].map((length) => ({ logProbabilities: new Float64Array(length).fill(-Math.log(50)) }));
  expect(generativePerplexity(texts)).toEqual({ perplexity: expect.closeTo(50, 10), tokens: 7 });
});

test('the mean is over tokens, not over texts', () => {
  const texts = [{ logProbabilities: [-1] }, { logProbabilities: [-3, -3, -3] }];
  expect(generativePerplexity(texts).perplexity).toBeCloseTo(Math.exp(10 / 4), 12);
});

test('the first end counts, its repetitions do not; text after it does, as in the authors code', () => {
  const text = { logProbabilities: [-1, -2, -4, -8], tokens: [7, 0, 0, 7] };
  expect(generativePerplexity([text], { eosId: 0 })).toEqual({
    perplexity: expect.closeTo(Math.exp(11 / 3), 9),
    tokens: 3,
  });
  expect(generativePerplexity([text], { eosId: 0, countEos: 'none' }).tokens).toBe(2);
  expect(generativePerplexity([text]).tokens).toBe(4);
  expect(generativePerplexity([text, text], { eosId: 0 }).tokens).toBe(6); // a first end for each text
});

test('no tokens: NaN', () => {
  expect(generativePerplexity([])).toEqual({ perplexity: Number.NaN, tokens: 0 });
});

test('errors', () => {
  const text = { logProbabilities: [-1] };
  expect(() => generativePerplexity([text], { eosId: 0 })).toThrow(
    '`texts[0].tokens` must be given together with `eosId`',
  );
  expect(() => generativePerplexity([{ ...text, tokens: [] }])).toThrow(
    '`texts[0].tokens` must have one entry per log-probability (1)',
  );
  expect(() => generativePerplexity([text, { logProbabilities: [1] }])).toThrow(
    '`texts[1].logProbabilities[0]` must be at most 0, got 1.',
  );
  expect(() => generativePerplexity([text], { countEos: 'all' as never })).toThrow(
    "`countEos` must be 'first' | 'none'",
  );
});
