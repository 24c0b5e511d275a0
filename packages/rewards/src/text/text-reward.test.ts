import { expect, test } from 'vitest';
import { combineRewards } from '../combine-rewards.js';
import type { RolloutGroup } from '../contract.js';
import { rougeL } from './rouge-l.js';
import { textReward } from './text-reward.js';

const group: RolloutGroup<string[]> = {
  rollouts: [{ text: 'a b', answer: 'b' }, { text: '' }, {}, { text: 'c', answer: null }],
  context: ['a b', 'b'],
};
const reference = ({ context }: RolloutGroup<string[]>) => context;

test('one number per rollout, null where there is no text', async () => {
  expect(await textReward(rougeL, { reference })(group, {})).toEqual({ rewards: [1, 0, null, 0] });
});

test('what is compared may be the answer, and one text may be the reference', async () => {
  const reward = textReward(rougeL, { reference: () => 'b', text: ({ answer }) => answer });
  expect(await reward(group, {})).toEqual({ rewards: [1, null, null, null] });
});

test('null for a group without reference', async () => {
  for (const none of [null, undefined, []]) {
    expect(await textReward(rougeL, { reference: () => none })(group, {})).toEqual({
      rewards: [null, null, null, null],
    });
  }
  expect(await textReward(rougeL, { reference: () => '' })(group, {})).toEqual({ rewards: [0, 0, null, 0] });
});

test('a metric may return a number or null, and take its time', async () => {
  const later = async (text: string, references: readonly string[]) => (text ? references.length : null);
  expect(await textReward(later, { reference })(group, {})).toEqual({ rewards: [2, null, null, 2] });
});

test('it is a reward like any other; a metric that fails is named', async () => {
  const failing = textReward(() => Promise.reject(new Error('no encoder')), { reference });
  const reward = combineRewards<string[]>([
    { name: 'rougeL', reward: textReward(rougeL, { reference }), weight: 2 },
    { name: 'length', reward: textReward((text) => text.length, { reference }) },
  ]);
  expect((await reward(group, {})).rewards).toEqual([5, 0, null, 1]);
  await expect(combineRewards([{ name: 'broken', reward: failing }])(group, {})).rejects.toThrow('broken');
});
