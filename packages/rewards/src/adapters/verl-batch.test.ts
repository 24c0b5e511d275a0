import { expect, test } from 'vitest';
import { majorityVote } from '../majority-vote.js';
import { fromVerlScore, groupVerlBatch } from './verl-batch.js';

const batch = {
  data_sources: ['s', 't', 's', 's'],
  solution_strs: ['7', '1', '8', '7'],
  ground_truths: ['g', 'h', 'g', 'g'],
  extra_infos: [{ index: '__proto__' }, { index: 'q' }, { index: '__proto__' }, { index: '__proto__' }],
};
const groupBy = ({ extra_info }: { extra_info?: unknown }) => (extra_info as { index: string }).index;

test('gathers samples of a prompt from anywhere, and scatters their scores', () => {
  const { groups, ungroup } = groupVerlBatch(batch, { groupBy, extract: (text) => text });
  expect(groups.map(({ rollouts }) => rollouts.map(({ answer }) => answer))).toEqual([['7', '8', '7'], ['1']]);
  expect(groups[1]!.context).toEqual({ data_source: 't', ground_truth: 'h', extra_infos: [{ index: 'q' }] });
  const scores = ungroup(groups.map((group) => majorityVote(group)));
  expect(scores.map(({ score }) => score)).toEqual([1, 1, 0, 1]);
  expect(ungroup([{ rewards: [null, 1, 2] }, { rewards: [3] }])[0]).toEqual({ score: 0, applicable: false });
});

test('broken batches', () => {
  expect(() => groupVerlBatch({ ...batch, ground_truths: [] }, { groupBy })).toThrow(
    '`ground_truths` must have one entry per solution (4), got [0].',
  );
  const { ungroup } = groupVerlBatch(batch, { groupBy });
  expect(() => ungroup([{ rewards: [1] }, { rewards: [1] }])).toThrow(
    '`results[0].rewards` must have one entry per rollout (3)',
  );
});

test('a key that mixes prompts is an error', () => {
  expect(() => groupVerlBatch(batch, { groupBy: () => 0 })).toThrow(
    'groupVerlBatch: `groupBy` must tell prompts with different ground truths apart',
  );
});

test('what compute_score returns beside the score is averaged for the logs', async () => {
  const reward = fromVerlScore(({ solution_str }) =>
    solution_str === '7' ? { score: 1, acc: true, note: 'x' } : { score: 0, acc: false, tokens: 4 },
  );
  const { rewards, diagnostics } = await reward({ rollouts: [{ text: '7' }, { text: '8' }] }, {});
  expect(rewards).toEqual([1, 0]);
  expect(diagnostics).toEqual({ acc: 0.5, tokens: 4 });
});

test('compute_score as a reward, numbers or dictionaries', async () => {
  const context = { data_source: 's', ground_truth: '7', extra_infos: [{ index: 1 }, { index: 2 }] };
  const group = { rollouts: [{ text: '7' }, { text: '8' }], context };
  const plain = fromVerlScore(async ({ solution_str, ground_truth }) => (solution_str === ground_truth ? 1 : 0));
  expect(await plain(group, {})).toEqual({ rewards: [1, 0] });
  const rich = fromVerlScore(({ extra_info }) => ({ score: (extra_info as { index: number }).index }));
  expect(await rich(group, {})).toEqual({ rewards: [1, 2] });
});
