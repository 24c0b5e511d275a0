import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { combineRewards } from './combine-rewards.js';
import type { RewardContext, RewardFunction } from './contract.js';
import { RewardError } from './reward-error.js';
import { weightSchedule } from './weight-schedule.js';

const given =
  (...rewards: (number | null)[]): RewardFunction =>
  () => ({ rewards });
const groupOf = (size: number) => ({ rollouts: Array.from({ length: size }, () => ({})) });
const never: RewardFunction = () => new Promise(() => {});

test('weighted sum; null adds nothing, all null is null', async () => {
  const reward = combineRewards([
    { name: 'a', reward: given(1, 0, 1, null) },
    { name: 'b', reward: given(0.2, 0.4, null, null), weight: 0.5 },
  ]);
  const { rewards, parts } = await reward(groupOf(4));
  expect(rewards).toEqual([1.1, 0.2, 1, null]);
  expect(parts.map(({ name, weight, weighted }) => [name, weight, weighted])).toEqual([
    ['a', 1, [1, 0, 1, null]],
    ['b', 0.5, [0.1, 0.2, null, null]],
  ]);
});

test("TRL's normalize_then_sum, standardised over the batch, gives GDPO's advantages", async () => {
  // expected: TRL multi_objective_aggregation=normalize_then_sum in float64 (case adv-09-gdpo)
  const perReward = [
    [1, 0.2],
    [0, 0.4],
    [1, 0.9],
    [0, 0.8],
    [1, 0.1],
    [1, 0.3],
    [0, 0.5],
    [0, 0.7],
  ];
  const expected = [
    0.3701448202179455, -1.4017101391416875, 1.6830461352117991, -0.651480816288057, 0.35352341992113706,
    0.8334976802358618, -0.8334976802358616, -0.3535234199211369,
  ];
  const reward = combineRewards<number[][]>(
    [0, 1].map((f) => ({
      name: `${f}`,
      weight: f ? 0.5 : 1,
      reward: ({ context }) => ({ rewards: context!.map((row) => row[f]!) }),
    })),
    { order: 'normalizeThenSum' },
  );
  const groups = [perReward.slice(0, 4), perReward.slice(4)];
  const sums = (await Promise.all(groups.map((context) => reward({ ...groupOf(4), context })))).flatMap(
    ({ rewards }) => rewards as number[],
  );
  const mean = sums.reduce((total, value) => total + value, 0) / 8;
  const deviation = Math.sqrt(sums.reduce((total, value) => total + (value - mean) ** 2, 0) / 7);
  for (const [i, value] of expected.entries()) expect((sums[i]! - mean) / (deviation + 1e-4)).toBeCloseTo(value, 9);
});

test('equal rewards are 0 after normalisation, whatever rounding makes of their mean', async () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  await fc.assert(
    fc.asyncProperty(value, fc.integer({ min: 1, max: 40 }), async (each, size) => {
      const rewards = Array.from({ length: size }, () => each);
      const reward = combineRewards([{ name: 'a', reward: () => ({ rewards }) }], { order: 'normalizeThenSum' });
      expect((await reward(groupOf(size))).rewards.every((r) => r === 0)).toBe(true);
    }),
  );
});

test('a single reward among nulls is 0 after normalisation', async () => {
  const reward = combineRewards([{ name: 'a', reward: given(null, 0.4, null) }], { order: 'normalizeThenSum' });
  expect((await reward(groupOf(3))).rewards).toEqual([null, 0, null]);
});

test('weights by step', async () => {
  const reward = combineRewards([
    {
      name: 'a',
      reward: given(2),
      weight: weightSchedule([
        [0, 1],
        [10, 0],
      ]),
    },
  ]);
  expect((await reward(groupOf(1), { step: 5 })).rewards).toEqual([1]);
  await expect(reward(groupOf(1))).rejects.toThrow(
    'combineRewards: `context.step` must be a finite number, got undefined.',
  );
  const broken = combineRewards([{ name: 'a', reward: given(2), weight: () => Number.NaN }]);
  await expect(broken(groupOf(1), { step: 0 })).rejects.toThrow(
    "`weight of 'a' at step 0` must be a finite number, got NaN.",
  );
});

test.each<[string, RewardFunction, string]>([
  [
    'throws',
    () => {
      throw new RangeError('no');
    },
    "combineRewards: reward 'bad' threw RangeError: no.",
  ],
  [
    'rejects',
    async () => {
      throw new RangeError('no');
    },
    "reward 'bad' threw RangeError: no.",
  ],
  ['returns NaN', given(1, Number.NaN), "reward 'bad' returned NaN for rollout 1, no finite number or null."],
  ['returns undefined', () => ({ rewards: [1, undefined as never] }), 'returned undefined for rollout 1'],
  ['returns too few', given(1), "reward 'bad' returned 1 values for 2 rollouts."],
  ['returns nothing', () => undefined as never, "reward 'bad' returned no array `rewards`."],
])('a part that %s', async (_, bad, message) => {
  const parts = [
    { name: 'good', reward: given(1, 2) },
    { name: 'bad', reward: bad },
  ];
  await expect(combineRewards(parts)(groupOf(2))).rejects.toThrow(message);
  const { rewards, parts: results } = await combineRewards(parts, { onError: 'null' })(groupOf(2));
  expect(rewards).toEqual([1, 2]);
  expect(RewardError.isInstance(results[1]!.error)).toBe(true);
});

test('a part that takes too long is told so by its signal', async () => {
  vi.useFakeTimers();
  try {
    let signal: AbortSignal | undefined;
    const slow: RewardFunction = (_, context) => {
      signal = context.signal;
      return new Promise(() => {});
    };
    const result = combineRewards([{ name: 'slow', reward: slow }], { timeout: 50 })(groupOf(1));
    const failure = expect(result).rejects.toThrow("reward 'slow' took longer than 50 ms.");
    await vi.advanceTimersByTimeAsync(50);
    await failure;
    expect(signal!.aborted).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

test('an abort rejects with its reason, before and during', async () => {
  const reason = new Error('enough');
  const controller = new AbortController();
  const context: RewardContext = { signal: controller.signal };
  const running = combineRewards([{ name: 'a', reward: never }], { onError: 'null' })(groupOf(1), context);
  controller.abort(reason);
  await expect(running).rejects.toBe(reason);
  await expect(combineRewards([{ name: 'a', reward: given(1) }])(groupOf(1), context)).rejects.toBe(reason);
});

test('parts run within the concurrency', async () => {
  let [running, most] = [0, 0];
  const part = (name: string) => ({
    name,
    reward: async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      return { rewards: [1] };
    },
  });
  const parts = ['a', 'b', 'c', 'd', 'e'].map(part);
  expect((await combineRewards(parts, { concurrency: 2 })(groupOf(1))).rewards).toEqual([5]);
  expect(most).toBe(2);
});

test('a combined reward is a reward', async () => {
  const inner = combineRewards([{ name: 'x', reward: given(1, null) }]);
  const outer = combineRewards([{ name: '__proto__', reward: inner, weight: 3 }]);
  expect((await outer(groupOf(2))).rewards).toEqual([3, null]);
});

test('bad arguments', () => {
  expect(() => combineRewards([])).toThrow('combineRewards: `parts` must have at least one part, got [].');
  const a = { name: 'a', reward: given() };
  expect(() => combineRewards([a, a])).toThrow('combineRewards: `parts[1].name` must be given once, got "a".');
  expect(() => combineRewards([{ ...a, weight: Infinity }])).toThrow('`parts[0].weight` must be a finite number');
  expect(() => combineRewards([a], { order: 'sum' as never })).toThrow(
    "`order` must be 'sumThenNormalize' | 'normalizeThenSum'",
  );
  expect(() => combineRewards([a], { concurrency: 0 })).toThrow(
    '`concurrency` must be an integer of at least 1, got 0.',
  );
  expect(() => combineRewards([a], { timeout: -1 })).toThrow('`timeout` must be a finite number from 0');
});
