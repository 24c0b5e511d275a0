import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectClose, programCases } from '../test/programs.js';
import { groupAdvantages } from './index.js';

test.each(programCases('program-advantages'))('those of verl, $id', ({ input: { rewards, groupIds }, expected }) => {
  expectClose(groupAdvantages(rewards, { groupIds, epsilon: 1e-6, singletons: 'raw' }), expected.grpo);
  expectClose(groupAdvantages(rewards, { groupIds, scale: 'none', singletons: 'raw' }), expected.drGrpo);
});

test('k high and G - k low rewards give √((G-1)(G-k)/(G k)), whatever the rewards', () => {
  for (const [high, low] of [
    [1, 0],
    [0.7, 0.55],
    [1e9, -3],
  ] as const) {
    const [first] = groupAdvantages([high, high, low, low, low], { epsilon: 0 });
    expect(first).toBeCloseTo(Math.sqrt((4 * 3) / (5 * 2)), 12);
  }
});

test('by the batch: centred in the group, divided by the deviation of all', () => {
  // means 1 and 11; all: 0, 2, 10, 12, mean 6, squares 36 + 16 + 16 + 36 = 104
  const advantages = groupAdvantages([0, 2, 10, 12], { groupSize: 2, scale: 'batch', epsilon: 0 });
  const unit = 1 / Math.sqrt(104 / 3);
  expectClose(advantages, [-unit, unit, -unit, unit], 1e-12);
});

describe('equal rewards', () => {
  test('give exactly 0, where a mean that rounds would be blown up by a small epsilon', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 1, max: 40 }), (reward, size) => {
        for (const scale of ['group', 'batch', 'none'] as const)
          for (const advantage of groupAdvantages(new Float64Array(size).fill(reward), { scale, epsilon: 0 }))
            expect(advantage).toBe(0);
      }),
    );
  });

  test('do so in one group beside another', () => {
    const [a, b, c] = groupAdvantages([0.1, 0.1, 0.1, 0, 1, 0], { groupSize: 3, scale: 'batch' });
    expect([a, b, c]).toEqual([0, 0, 0]);
  });
});

test('null is left out, or is 0', () => {
  const alone = groupAdvantages([1, 0, 1], {});
  expect(groupAdvantages([1, null, 0, 1])).toEqual(Float64Array.of(alone[0]!, 0, alone[1]!, alone[2]!));
  expect(groupAdvantages([1, null, 0, 1], { nulls: 'zero' })).toEqual(groupAdvantages([1, 0, 0, 1]));
  expect([...groupAdvantages([null, null])]).toEqual([0, 0]);
  expect([...groupAdvantages([null, 0.4], { singletons: 'raw', scale: 'none' })]).toEqual([0, 0.4]);
  expect([...groupAdvantages([])]).toEqual([]);
});

test('a group of one is 0, or the reward', () => {
  expect([...groupAdvantages([0.7])]).toEqual([0]);
  expect([...groupAdvantages([0.7], { singletons: 'raw', epsilon: 0 })]).toEqual([0.7]);
  expect([...groupAdvantages([0.7], { singletons: 'raw', epsilon: 0, scale: 'batch' })]).toEqual([0]);
});

test('ids may be in any order', () => {
  const sorted = groupAdvantages([1, 0, 0.5, 3, 5, 4], { groupSize: 3 });
  const mixed = groupAdvantages([3, 1, 0, 5, 0.5, 4], { groupIds: ['b', 'a', 'a', 'b', 'a', 'b'] });
  expect([...mixed]).toEqual([3, 0, 1, 4, 2, 5].map((i) => sorted[i]));
});

test('finite, of mean 0 and deviation 1, and unmoved by shifts and scales of the rewards', () => {
  const reward = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(
      fc.array(reward, { minLength: 2, maxLength: 30 }),
      fc.integer({ min: 1, max: 64 }),
      reward,
      (rewards, scale, shift) => {
        const advantages = groupAdvantages(rewards, { epsilon: 0 });
        const isConstant = new Set(rewards).size === 1;
        const squares = advantages.reduce((total, advantage) => total + advantage ** 2, 0);
        expect(advantages.reduce((total, advantage) => total + advantage, 0)).toBeCloseTo(0, 9);
        expect(squares).toBeCloseTo(isConstant ? 0 : rewards.length - 1, 8);
        const moved = rewards.map((value) => scale * value + shift);
        expectClose(groupAdvantages(moved, { epsilon: 0 }), [...advantages], 1e-9);
      },
    ),
  );
});

test('extremes stay finite', () => {
  for (const rewards of [
    [1e100, -1e100, 0],
    [1e-300, 0, 0],
    [1e-200, 2e-200],
    [5e-324, 0],
  ])
    for (const scale of ['group', 'batch', 'none'] as const)
      for (const advantage of groupAdvantages(rewards, { scale, epsilon: 0 }))
        expect(Number.isFinite(advantage)).toBe(true);
});

test('errors name the argument', () => {
  expect(() => groupAdvantages([1, Number.NaN])).toThrow(
    'groupAdvantages: `rewards[1]` must be null or a number from -1e+100 to 1e+100, got NaN.',
  );
  expect(() => groupAdvantages([1, undefined as never])).toThrow('`rewards[1]` must be null or a number');
  expect(() => groupAdvantages([1, 2, 3], { groupSize: 2 })).toThrow(
    'groupAdvantages: `rewards` must have a multiple of `groupSize` (2) entries, got [3].',
  );
  expect(() => groupAdvantages([1, 2], { groupIds: ['a'] })).toThrow(
    'groupAdvantages: `groupIds` must have one entry per reward (2), got [1].',
  );
  expect(() => groupAdvantages([1, 2], { groupIds: ['a', 'a'], groupSize: 2 })).toThrow(
    'groupAdvantages: `groupSize` must be left out where `groupIds` is given, got 2.',
  );
  expect(() => groupAdvantages([1], { scale: 'std' as never })).toThrow("`scale` must be 'group' | 'batch' | 'none'");
  expect(() => groupAdvantages([1], { ddof: 2 as never })).toThrow('`ddof` must be an integer');
  expect(() => groupAdvantages([1], { epsilon: -1 })).toThrow('`epsilon` must be a finite number');
});
