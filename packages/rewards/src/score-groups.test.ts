import { expect, test } from 'vitest';
import { scoreGroups } from './score-groups.js';
import { softVote } from './soft-vote.js';

const groups = Array.from({ length: 9 }, (_, g) => ({ rollouts: [{ answer: `${g}` }, { answer: '0' }], context: g }));

test('results are in order, progress is told, and the step is passed on', async () => {
  const told: number[] = [];
  const results = await scoreGroups(
    async ({ context }, { step }) => {
      for (let wait = context! % 3; wait > 0; wait--) await new Promise((resolve) => setImmediate(resolve));
      return { rewards: [context!, step!] };
    },
    groups,
    { concurrency: 4, step: 7, onProgress: (done, total) => told.push(done / total) },
  );
  expect(results.map(({ rewards }) => rewards)).toEqual(groups.map(({ context }) => [context, 7]));
  expect(told.at(-1)).toBe(1);
  expect(told).toHaveLength(9);
});

test('keeps what the reward returns beside its values', async () => {
  const [first] = await scoreGroups((group) => softVote(group), groups);
  expect(first!.diagnostics.majorityRatio).toBe(1);
});

test('at most so many at once, and nothing new after a failure', async () => {
  let [running, most, begun] = [0, 0, 0];
  const work = scoreGroups(
    async ({ context }) => {
      begun++;
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      if (context === 3) throw new Error('broken');
      return { rewards: [0, 0] };
    },
    groups,
    { concurrency: 2 },
  );
  await expect(work).rejects.toThrow("scoreGroups: reward 'group 3' threw Error: broken.");
  expect(most).toBe(2);
  expect(begun).toBeLessThanOrEqual(5);
});

test('an abort ends it with its reason', async () => {
  const reason = new Error('enough');
  await expect(scoreGroups(() => ({ rewards: [] }), [], { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(await scoreGroups(() => ({ rewards: [] }), [])).toEqual([]);
});

test('bad options', async () => {
  await expect(scoreGroups(() => ({ rewards: [] }), [], { concurrency: 0.5 })).rejects.toThrow(
    '`concurrency` must be an integer',
  );
});
