import { expect, test } from 'vitest';
import { exactLogProbabilities, type Texts } from '../../test/exact-model.js';
import { maskedDiffusionNelbo } from './masked-diffusion-nelbo.js';

const texts: Texts = [
  [[0, 0, 1], 0.4],
  [[0, 1, 1], 0.1],
  [[1, 0, 0], 0.2],
  [[1, 1, 0], 0.05],
  [[1, 1, 1], 0.25],
];

test('with the exact conditionals it is -log p, for every text', async () => {
  for (const [text, probability] of texts) {
    const { nelbo, evaluations } = await maskedDiffusionNelbo(3, exactLogProbabilities(texts, text), {
      method: 'exact',
    });
    expect(nelbo).toBeCloseTo(-Math.log(probability), 12);
    expect(evaluations).toBe(7);
  }
});

test('a model that factorises where it should not pays for it', async () => {
  // Two equal fair coins; a model that ignores the context says 1/2 each time: 2 log 2 instead of log 2.
  const { nelbo } = await maskedDiffusionNelbo(2, () => [Math.log(0.5), Math.log(0.5)], { method: 'exact' });
  expect(nelbo).toBeCloseTo(2 * Math.log(2), 12);
});

test('samples estimate the same, under both forms of the linear schedule', async () => {
  const [text, probability] = texts[0]!;
  const model = exactLogProbabilities(texts, text);
  const linear = await maskedDiffusionNelbo(3, model, { samples: 20_000, seed: 5 });
  expect(Math.abs(linear.nelbo + Math.log(probability))).toBeLessThan(4 * linear.standardError + 0.003);
  expect(linear.standardError).toBeLessThan(0.02);
  const loglinear = {
    sigma: (t: number) => -Math.log1p(-(1 - 1e-3) * t),
    rate: (t: number) => (1 - 1e-3) / (1 - (1 - 1e-3) * t),
  };
  const general = await maskedDiffusionNelbo(3, model, { samples: 20_000, seed: 6, schedule: loglinear });
  expect(Math.abs(general.nelbo + Math.log(probability))).toBeLessThan(4 * general.standardError + 0.003);
});

test('another schedule, the same expectation: sigma = 4 t², from which little noise is left out', async () => {
  const [text, probability] = texts[2]!;
  const schedule = { sigma: (t: number) => 12 * t * t, rate: (t: number) => 24 * t };
  const { nelbo, standardError } = await maskedDiffusionNelbo(3, exactLogProbabilities(texts, text), {
    samples: 20_000,
    schedule,
  });
  expect(Math.abs(nelbo + Math.log(probability))).toBeLessThan(4 * standardError + 0.003);
});

test('the same seed gives the same number; no text costs nothing; a model may be asynchronous', async () => {
  const model = async () => [-1, -2];
  const first = await maskedDiffusionNelbo(2, model, { samples: 16, seed: 3 });
  expect(await maskedDiffusionNelbo(2, model, { samples: 16, seed: 3 })).toEqual(first);
  expect(await maskedDiffusionNelbo(0, () => [])).toMatchObject({ nelbo: 0, evaluations: 0 });
  expect(await maskedDiffusionNelbo(0, () => [], { method: 'exact' })).toMatchObject({ nelbo: 0, evaluations: 0 });
});

test('errors, and abort', async () => {
  const run = (length: number, model: () => number[], options = {}) => maskedDiffusionNelbo(length, model, options);
  await expect(run(17, () => [], { method: 'exact' })).rejects.toThrow(
    '`length` must be an integer from 0 to 16, got 17.',
  );
  await expect(run(2, () => [-1])).rejects.toThrow(
    '`the result of `logProbabilities`` must have one entry per position (2), got [1].',
  );
  await expect(run(1, () => [0.5])).rejects.toThrow('must be at most 0, got 0.5.');
  await expect(run(1, () => [Number.NaN])).rejects.toThrow('must be at most 0, got NaN.');
  await expect(run(1, () => [-1], { method: 'guess' })).rejects.toThrow("`method` must be 'sampled' | 'exact'");
  await expect(run(1, () => [-1], { schedule: 'cosine' })).rejects.toThrow(
    '`schedule` must be \'linear\', got "cosine".',
  );
  await expect(run(1, () => [-1], { minTime: 0 })).rejects.toThrow('`minTime` must be a finite number from');
  await expect(run(1, () => [-1], { signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow('stop');
});
