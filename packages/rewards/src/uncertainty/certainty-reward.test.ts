import { expect, test } from 'vitest';
import { certaintyReward } from './certainty-reward.js';

const rollouts = [
  { uncertainty: 0.5, tokenLogprobs: [-1, -3], tokenSelfCertainties: [2, 4] },
  { tokenEntropies: [0.25, 0.75], tokenLogprobs: [] },
  {},
];

test.each([
  ['entropy', [-0.5, -0.5, null]],
  ['selfCertainty', [3, null, null]],
  ['meanLogprob', [-2, null, null]],
  ['probability', [Math.exp(-4), null, null]],
] as const)('%s', (measure, expected) => {
  expect(certaintyReward({ rollouts }, { measure }).rewards).toEqual(expected);
});

test('bad input', () => {
  expect(() => certaintyReward({ rollouts: [{ uncertainty: Number.NaN }] })).toThrow(
    'must be a finite number, got NaN.',
  );
  expect(() => certaintyReward({ rollouts: [{ tokenEntropies: [Infinity] }] })).toThrow('must be a finite number');
  expect(() => certaintyReward({ rollouts }, { measure: 'x' as never })).toThrow(
    "`measure` must be 'entropy' | 'selfCertainty'",
  );
});
