import { expect, test } from 'vitest';
import { combineRewards } from '../combine-rewards.js';
import { type TrajectoryContext, trajectoryReward } from './trajectory-reward.js';

const context: TrajectoryContext = {
  query: 'a b',
  goldAnswer: 'yes',
  trajectories: [
    { steps: [{ source: 'RAG', metaPaths: [1], subquery: 'a', answer: 'yes' }], history: 'x y' },
    { steps: [{ source: 'LLM' }, { source: 'LLM' }], history: 'z' },
  ],
  positiveHistory: 'x',
  negativeHistory: 'z',
};
const rollouts = [{ text: 'The answer is: {yes}' }, { text: 'no' }];

test('the three parts add up, by hand', async () => {
  const { parts, rewards } = trajectoryReward({ rollouts, context }, { task: 'yesNo' });
  expect(parts.map(({ name, rewards: each }) => [name, each])).toEqual([
    ['shared', [5.1, -0.1]],
    ['top', [2, 0.5]],
    ['low', [0.5, 0]],
  ]);
  expect(rewards[0]).toBeCloseTo(7.6, 12);
  const reward = combineRewards<TrajectoryContext>([
    { name: 'ghar', reward: (group) => trajectoryReward(group, { task: 'yesNo', variant: 'released' }) },
  ]);
  expect((await reward({ rollouts, context })).rewards[1]).toBeCloseTo(-0.1, 12);
});

test('errors name the argument', () => {
  const given = { task: 'yesNo' } as const;
  expect(() => trajectoryReward({ rollouts }, given)).toThrow('trajectoryReward: `group.context` must have question');
  expect(() => trajectoryReward({ rollouts: [], context }, given)).toThrow('`group.context.trajectories` must have');
  expect(() => trajectoryReward({ rollouts: [{}, {}], context }, given)).toThrow(
    '`rollouts[0].text` must be the final',
  );
});
