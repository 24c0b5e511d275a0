import { expect, test } from 'vitest';
import { coupled, expectWholeDecode, frequencies } from '../../test/decoding.js';
import { exactModel } from '../../test/exact-model.js';
import { stepStatistics } from '../step-statistics.js';
import { decodeDream } from './decode-dream.js';
import { dreamSchedule } from './transfer-schedules.js';

const model = exactModel(coupled, 2);
const masks = [2, 2, 2];
const algorithms = ['origin', 'maskgitPlus', 'topkMargin', 'entropy'] as const;

test('every algorithm writes the whole text in exactly its steps; all but origin keep the schedule', async () => {
  for (const algorithm of algorithms) {
    const result = await decodeDream(model, masks, { maskId: 2, steps: 6, algorithm, seed: 3 });
    expectWholeDecode(result, masks, 2);
    expect(result.trace.steps.passes).toEqual(new Int32Array(6).fill(1));
    const { finalized } = stepStatistics(result.trace);
    if (algorithm !== 'origin') expect(finalized).toEqual(dreamSchedule(3, 6));
  }
});

test('which comes first: the most probable, the largest margin, the smallest entropy', async () => {
  // Probabilities .5 .5 0, then .4 .3 .3.
  const logits = [0.5, 0.5, 0, 0, 0.4, 0.3, 0.3, 0].map(Math.log);
  const first = async (algorithm: (typeof algorithms)[number]) =>
    (await decodeDream(() => logits, [3, 3], { maskId: 3, steps: 2, eps: 0, algorithm })).trace.events.position[0];
  expect([await first('maskgitPlus'), await first('topkMargin'), await first('entropy')]).toEqual([0, 1, 0]);
});

test('origin writes a mask at each step with the same chance: about as many a step', async () => {
  const length = 2000;
  const canvas = new Array(length).fill(1);
  const { trace } = await decodeDream(() => new Float64Array(2 * length), canvas, {
    maskId: 1,
    steps: 4,
    algorithm: 'origin',
  });
  for (const count of stepStatistics(trace).finalized)
    expect(Math.abs(count - 500)).toBeLessThan(4.5 * Math.sqrt(length * 0.25 * 0.75));
});

test('a temperature of the order draws positions by softmax(confidence / temperature)', async () => {
  // Confidences 0.9 and 0.5 at temperature 0.4: the first is first with 1 / (1 + exp(-1)).
  const logits = [0.9, 0.1, 0, 0.5, 0.5, 0].map(Math.log);
  const samples = 2000;
  let count = 0;
  for (let seed = 0; seed < samples; seed++) {
    const options = { maskId: 2, steps: 2, eps: 0, algorithm: 'maskgitPlus', algorithmTemperature: 0.4, seed } as const;
    const { trace } = await decodeDream(() => logits, [2, 2], options);
    if (trace.events.position[0] === 0) count++;
  }
  const p = 1 / (1 + Math.exp(-1));
  expect(Math.abs(count / samples - p)).toBeLessThan(4.5 * Math.sqrt((p * (1 - p)) / samples));
});

test('the temperature divides the logits: squared probabilities at 1/2, and that is the confidence', async () => {
  const logits = [0.8, 0.2, 0].map(Math.log);
  const samples = 2000;
  let count = 0;
  for (let seed = 0; seed < samples; seed++) {
    const { tokens, trace } = await decodeDream(() => logits, [2], { maskId: 2, steps: 1, temperature: 0.5, seed });
    if (tokens[0] === 0) {
      count++;
      expect(trace.events.confidence![0]).toBeCloseTo(0.64 / 0.68, 6);
    }
  }
  const p = 0.64 / 0.68;
  expect(Math.abs(count / samples - p)).toBeLessThan(4.5 * Math.sqrt((p * (1 - p)) / samples));
});

test('one token a step at temperature 1, the exact model is sampled exactly', async () => {
  const samples = 2000;
  const options = { maskId: 2, steps: 4, eps: 0, temperature: 1 } as const;
  const { known, other } = await frequencies(
    coupled,
    (seed) => decodeDream(model, masks, { ...options, algorithm: 'entropy', seed }),
    samples,
  );
  expect(Math.max(...dreamSchedule(3, 4, { eps: 0 }))).toBe(1);
  expect(other).toBe(0);
  for (const [i, [, p]] of coupled.entries())
    expect(Math.abs(known[i]! - p)).toBeLessThan(4.5 * Math.sqrt((p * (1 - p)) / samples));
});

test('top-p keeps the token that crosses the limit, top-k as many as it says', async () => {
  const logits = [0.5, 0.3, 0.2, 0].map(Math.log);
  const seen = async (options: object) => {
    const tokens = new Set<number>();
    for (let seed = 0; seed < 200; seed++)
      tokens.add(
        (await decodeDream(() => logits, [3], { maskId: 3, steps: 1, temperature: 1, seed, ...options })).tokens[0]!,
      );
    return [...tokens].sort();
  };
  expect(await seen({})).toEqual([0, 1, 2]);
  expect(await seen({ topP: 0.6 })).toEqual([0, 1]);
  expect(await seen({ topP: 0.4 })).toEqual([0]);
  expect(await seen({ topP: 0 })).toEqual([0]);
  expect(await seen({ topK: 2 })).toEqual([0, 1]);
});

test('errors', async () => {
  const run = (options: object) => decodeDream(model, masks, { maskId: 2, ...options });
  await expect(run({ algorithm: 'best' })).rejects.toThrow(
    "`algorithm` must be 'origin' | 'maskgitPlus' | 'topkMargin' | 'entropy'",
  );
  await expect(run({ topP: 2 })).rejects.toThrow('`topP` must be a finite number from 0 to 1, got 2.');
  await expect(run({ topK: 0 })).rejects.toThrow('`topK` must be an integer of at least 1, got 0.');
  await expect(run({ algorithmTemperature: -1 })).rejects.toThrow(
    '`algorithmTemperature` must be a finite number of at least 0',
  );
  await expect(run({ eps: -1 })).rejects.toThrow('`eps` must be a finite number from 0 to 1, got -1.');
  await expect(run({ steps: 0 })).rejects.toThrow('`steps` must be an integer of at least 1, got 0.');
});
