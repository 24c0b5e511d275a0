import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectClose, programCases } from '../test/programs.js';
import { rlooAdvantages } from './index.js';

test.each(programCases('program-advantages'))('those of verl, $id', ({ input: { rewards, groupIds }, expected }) =>
  expectClose(rlooAdvantages(rewards, { groupIds, singletons: 'raw' }), expected.rloo),
);

test('the reward less the mean of the other rollouts that have one', () => {
  const rewards = fc.array(fc.option(fc.integer({ min: -20, max: 20 })), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(rewards, (rewards) => {
      const advantages = rlooAdvantages(rewards);
      for (const [i, reward] of rewards.entries()) {
        const others = rewards.filter((other, j) => j !== i && other !== null) as number[];
        const mean = others.reduce((sum, other) => sum + other, 0) / others.length;
        expect(advantages[i]).toBeCloseTo(reward === null || others.length === 0 ? 0 : reward - mean, 10);
      }
    }),
  );
});

test('standardised over the batch where asked for', () => {
  // groups of two: ±1 and ±3, squares 1 + 1 + 9 + 9 = 20 over 3
  const deviation = Math.sqrt(20 / 3) + 1e-4;
  const advantages = rlooAdvantages([1, 0, 3, 0], { groupSize: 2, normalize: true });
  expectClose(advantages, [1 / deviation, -1 / deviation, 3 / deviation, -3 / deviation]);
});

test('a group of one is 0, or the reward; equal rewards are exactly 0', () => {
  expect([...rlooAdvantages([0.7])]).toEqual([0]);
  expect([...rlooAdvantages([0.7], { singletons: 'raw' })]).toEqual([0.7]);
  expect([...rlooAdvantages([0.1, 0.1, 0.1])]).toEqual([0, 0, 0]);
  expect([...rlooAdvantages([1e100, -1e100])]).toEqual([2e100, -2e100]);
});

test('errors name the function', () => {
  expect(() => rlooAdvantages([Number.POSITIVE_INFINITY])).toThrow('rlooAdvantages: `rewards[0]` must be null or');
  expect(() => rlooAdvantages([1], { singletons: 'one' as never })).toThrow("`singletons` must be 'zero' | 'raw'");
});
