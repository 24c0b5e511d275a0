import { expect, test } from 'vitest';
import { majorityVote } from '../majority-vote.js';
import { fromTrlReward, groupTrlBatch, type TrlMessage } from './trl-batch.js';

const batch = {
  prompts: ['p', 'p', 'q', 'q'],
  completions: ['7', [{ role: 'assistant', content: '8' }], '9', '9'],
  completion_ids: [[1], [1, 2], [], [1]],
  trainer_state: { global_step: 3 },
  solution: ['7', '7', '9', '9'],
  ['__proto__' as string]: [1, 2, 3, 4],
};

test('groups by equal prompts, with texts, lengths, answers and columns', () => {
  const { groups } = groupTrlBatch(batch, { extract: (text) => text });
  expect(groups).toHaveLength(2);
  expect(groups[0]!.prompt).toBe('p');
  expect(groups[0]!.rollouts).toEqual([
    { text: '7', answer: '7', length: 1 },
    { text: '8', answer: '8', length: 2 },
  ]);
  expect(groups[1]!.context!.columns.solution).toEqual(['9', '9']);
  expect(Object.keys(groups[1]!.context!.columns)).not.toContain('trainer_state');
});

test('there and back', () => {
  const { groups, ungroup } = groupTrlBatch(batch, { groupSize: 2, extract: (text) => text });
  expect(ungroup(groups.map((group) => majorityVote(group)))).toEqual([1, 0, 1, 1]);
  expect(() => ungroup([{ rewards: [1, 2] }])).toThrow(
    'ungroup: `results` must have one entry per group (2), got [1].',
  );
  expect(() => ungroup([{ rewards: [1] }, { rewards: [1, 2] }])).toThrow(
    '`results[0].rewards` must have one entry per rollout (2)',
  );
});

test('the same prompt twice needs the group size', () => {
  const prompts = ['p', 'p', 'p', 'p'];
  expect(groupTrlBatch({ prompts, completions: ['1', '2', '3', '4'] }).groups).toHaveLength(1);
  expect(groupTrlBatch({ prompts, completions: ['1', '2', '3', '4'] }, { groupSize: 2 }).groups).toHaveLength(2);
});

test('chats as prompts are compared by what they say; an empty batch has no group', () => {
  const chat = (content: string) => [{ role: 'user', content }];
  const { groups } = groupTrlBatch({
    prompts: [chat('a'), chat('a'), chat('b'), chat('b')],
    completions: ['1', '2', '3', '4'],
  });
  expect(groups.map(({ rollouts }) => rollouts.length)).toEqual([2, 2]);
  expect(groupTrlBatch({ prompts: [], completions: [] }).groups).toEqual([]);
});

test('broken batches', () => {
  expect(() => groupTrlBatch({ prompts: ['p'], completions: [] })).toThrow(
    '`prompts` must have one entry per completion (0), got [1].',
  );
  expect(() => groupTrlBatch({ prompts: ['p'], completions: ['1'], x: [1, 2] })).toThrow(
    'groupTrlBatch: `x` must have one entry',
  );
  const uneven = { prompts: ['p', 'p', 'q'], completions: ['1', '2', '3'] };
  expect(() => groupTrlBatch(uneven)).toThrow('come in groups of 2 per prompt, got [3]. Pass `groupSize`');
  expect(() => groupTrlBatch(uneven, { groupSize: 0 })).toThrow('`groupSize` must be an integer of at least 1');
});

test('a function for TRL as a reward', async () => {
  const reward = fromTrlReward(async ({ prompts, completions, solution, trainer_state }) =>
    completions.map((text, i) =>
      text === (solution as string[])[i] ? prompts.length + trainer_state!.global_step! : null,
    ),
  );
  const group = {
    prompt: 'p',
    rollouts: [{ text: '7' }, { text: '8' }],
    context: { columns: { solution: ['7', '7'] } },
  };
  expect(await reward(group, { step: 3 })).toEqual({ rewards: [5, null] });
});

test('a function for TRL gets what TRL gives it, cut to one prompt', async () => {
  const { groups, step } = groupTrlBatch(batch);
  const seen: unknown[] = [];
  const reward = fromTrlReward<string | readonly TrlMessage[]>((given) => {
    seen.push(given);
    return given.completions.map(() => 0);
  });
  for (const group of groups) await reward(group, step === undefined ? {} : { step });
  const cut = (start: number, end: number) =>
    Object.fromEntries(
      Object.entries(batch).map(([name, value]) => [name, Array.isArray(value) ? value.slice(start, end) : value]),
    );
  const { ['__proto__' as string]: _, ...first } = cut(0, 2);
  expect(seen[0]).toMatchObject(first);
  expect(Object.keys(seen[1] as object).sort()).toEqual(Object.keys(batch).sort());
  expect(seen[1]).toMatchObject({
    completions: ['9', '9'],
    completion_ids: [[], [1]],
    trainer_state: { global_step: 3 },
  });
});

test('a group size that mixes prompts is an error', () => {
  const shifted = { prompts: ['p', 'q', 'q', 'p'], completions: ['1', '2', '3', '4'] };
  expect(() => groupTrlBatch(shifted, { groupSize: 2 })).toThrow('come in groups of 2 per prompt, got [4].');
});
