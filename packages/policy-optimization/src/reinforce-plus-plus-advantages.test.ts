import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectClose, programCases } from '../test/programs.js';
import { reinforcePlusPlusAdvantages } from './index.js';

test.each(programCases('program-advantages'))(
  'those of verl, $id',
  ({ input: { rewards, lengths, groupIds }, expected }) =>
    // verl adds 1e-8 to token counts
    expectClose(
      reinforcePlusPlusAdvantages(rewards, lengths, { groupIds, singletons: 'raw' }),
      expected.reinforcePlusPlus,
      1e-7,
    ),
);

test('over tokens the mean is 0 and the variance 1', () => {
  const rollout = fc.record({
    reward: fc.option(fc.integer({ min: -9, max: 9 })),
    length: fc.integer({ min: 0, max: 20 }),
  });
  fc.assert(
    fc.property(fc.array(rollout, { minLength: 1, maxLength: 12 }), (rollouts) => {
      const lengths = rollouts.map(({ length }) => length);
      const advantages = reinforcePlusPlusAdvantages(
        rollouts.map(({ reward }) => reward),
        lengths,
        { epsilon: 0 },
      );
      let [tokens, sum, squares] = [0, 0, 0];
      for (const [i, { reward, length }] of rollouts.entries()) {
        expect(Number.isFinite(advantages[i])).toBe(true);
        if (reward === null) expect(advantages[i]).toBe(0);
        else {
          tokens += length;
          sum += length * advantages[i]!;
          squares += length * advantages[i]! ** 2;
        }
      }
      expect(sum).toBeCloseTo(0, 8);
      const isFlat = Math.abs(squares) < 1e-9;
      if (!isFlat) expect(squares).toBeCloseTo(tokens - 1, 6);
    }),
  );
});

test('equal rewards, and a single token, give 0', () => {
  expect([...reinforcePlusPlusAdvantages([0.1, 0.1, 0.1], [1, 2, 3])]).toEqual([0, 0, 0]);
  expect([...reinforcePlusPlusAdvantages([1, 0], [1, 0])]).toEqual([0, 0]);
});

test('errors name the function', () => {
  expect(() => reinforcePlusPlusAdvantages([1, 2], [1])).toThrow('reinforcePlusPlusAdvantages: `lengths` must have');
  expect(() => reinforcePlusPlusAdvantages([Number.NaN], [1])).toThrow(
    'reinforcePlusPlusAdvantages: `rewards[0]` must',
  );
  expect(() => reinforcePlusPlusAdvantages([1], [1], { groupSize: 0 })).toThrow(
    'reinforcePlusPlusAdvantages: `groupSize` must be an integer',
  );
});
