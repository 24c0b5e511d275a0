import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noveltyReward } from './novelty-reward.js';

test('written out: three of the majority, two others', () => {
  // cosines: s01 = 1, s02 = s12 = 0, s34 = 0.6, and s03 = s13 = 1, s23 = 0, s04 = s14 = 0.6, s24 = 0.8
  const embeddings = [
    [1, 0],
    [2, 0],
    [0, 1],
    [3, 0],
    [3, 4],
  ];
  const { rewards, novelty, label } = noveltyReward(['7', '7', '7', '8', '9'], embeddings);
  expect(label).toBe('7');
  const expected = [1 - (0.25 + 0.5), 1 - (0.25 + 0.5), 1 - (0 + 0.4), 1 - (0.3 + 0.5), 1 - (0.3 + 0.4)];
  for (const [i, value] of expected.entries()) expect(novelty[i]).toBeCloseTo(value, 12);
  expect(rewards).toEqual([0.5, 0.5, 1, -1, -0.5]);
});

test('majority 0.5 to 1, others -1 to -0.5, no answer -1; alone 1 and -0.5; all alike 0.75 and -0.75', () => {
  const one = [1, 2];
  expect(noveltyReward(['7', '7', '8', '9', null], [one, one, one, one, []]).rewards).toEqual([
    0.75, 0.75, -0.75, -0.75, -1,
  ]);
  expect(noveltyReward(['7', '7', '8'], [one, one, one]).rewards[2]).toBe(-0.5);
  expect(noveltyReward(['7'], [one]).rewards).toEqual([1]);
  expect(noveltyReward([null], [[]])).toMatchObject({ rewards: [-1], label: null });
  const row = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 3, maxLength: 3 });
  const member = fc.tuple(fc.constantFrom('A', 'B', 'C', null), row);
  fc.assert(
    fc.property(fc.array(member, { minLength: 1, maxLength: 12 }), (members) => {
      const answers = members.map(([answer]) => answer);
      const { rewards, label } = noveltyReward(
        answers,
        members.map(([, embedding]) => embedding),
      );
      for (const [i, answer] of answers.entries()) {
        const [low, high] = answer === null ? [-1, -1] : answer === label ? [0.5, 1] : [-1, -0.5];
        expect(rewards[i]).toBeGreaterThanOrEqual(low);
        expect(rewards[i]).toBeLessThanOrEqual(high);
      }
    }),
  );
});

test('bad input', () => {
  expect(() => noveltyReward(['7'], [])).toThrow(
    'noveltyReward: `embeddings` must have one entry per rollout (1), got [0].',
  );
  expect(() => noveltyReward(['7', '8'], [[1], [1, 2]])).toThrow('as many entries as the others (1), got [2].');
  expect(() => noveltyReward(['7'], [[Number.NaN]])).toThrow('`embeddings[0][0]` must be a finite number');
  expect(() => noveltyReward(['7'], [[1]], { meanWeight: 2 })).toThrow(
    '`meanWeight` must be a finite number from 0 to 1',
  );
});
