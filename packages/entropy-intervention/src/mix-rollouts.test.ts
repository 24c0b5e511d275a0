import { expect, test } from 'vitest';
import { mixRollouts } from './mix-rollouts.js';

test('prompt by prompt, the clean ones first, any numbers of either', () => {
  expect(mixRollouts([['a', 'b'], []], [['c'], ['d', 'e']])).toEqual({
    rollouts: ['a', 'b', 'c', 'd', 'e'],
    sources: ['clean', 'clean', 'adversarial', 'adversarial', 'adversarial'],
    conditions: ['clean', 'clean', 'clean', 'clean', 'clean'],
    prompts: Int32Array.of(0, 0, 0, 1, 1),
    groupIds: ['0', '0', '0', '1', '1'],
  });
});

test('separate groups, and each rollout on its own image', () => {
  const mixed = mixRollouts([['a'], ['b']], [['c'], ['d']], { groups: 'separate', conditionOn: 'own' });
  expect(new Set(mixed.groupIds).size).toBe(4);
  expect(mixed.conditions).toEqual(mixed.sources);
});

test('nothing, and rollouts that are not texts', () => {
  expect(mixRollouts([], []).rollouts).toEqual([]);
  expect(mixRollouts([[1]], [[2]]).rollouts).toEqual([1, 2]);
});

test('errors name the argument', () => {
  expect(() => mixRollouts([[1]], [])).toThrow(
    'mixRollouts: `adversarial` must have one entry per prompt (1), got [0].',
  );
  expect(() => mixRollouts([], [], { groups: 'all' as never })).toThrow("`groups` must be 'shared'");
  expect(() => mixRollouts([], [], { conditionOn: 'noisy' as never })).toThrow("`conditionOn` must be 'clean'");
});
