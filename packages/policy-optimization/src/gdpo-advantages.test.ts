import { expect, test } from 'vitest';
import { expectClose } from '../test/programs.js';
import { gdpoAdvantages, groupAdvantages } from './index.js';

test('each reward is standardised on its own: its scale does not matter', () => {
  const rewards = [
    [1, 0.2],
    [0, 0.4],
    [1, 0.9],
    [0, 0.8],
  ];
  const scaled = rewards.map(([a, b]) => [a! * 1000, b!]);
  expectClose(gdpoAdvantages(scaled, { epsilon: 0 }), [...gdpoAdvantages(rewards, { epsilon: 0 })], 1e-12);
});

test('one reward in one group is standardised twice', () => {
  const once = groupAdvantages([1, 0, 4]);
  expectClose(gdpoAdvantages([[1], [0], [4]]), [...groupAdvantages(once)], 1e-12);
});

test('null adds nothing; a row of nulls is left out', () => {
  // second reward: ±1/√2 for rows 0 and 2 only
  const rewards = [
    [1, 2],
    [0, null],
    [0, 1],
    [null, null],
  ];
  const [a, b] = [2 / 3, -1 / 3].map((x) => x / Math.sqrt(1 / 3)) as [number, number];
  const expected = groupAdvantages([a + Math.SQRT1_2, b, b - Math.SQRT1_2], { epsilon: 0 });
  expectClose(gdpoAdvantages(rewards, { epsilon: 0 }), [...expected, 0], 1e-12);
});

test('nothing gives nothing', () => {
  expect([...gdpoAdvantages([])]).toEqual([]);
  expect([
    ...gdpoAdvantages([
      [1, 1],
      [1, 1],
    ]),
  ]).toEqual([0, 0]);
});

test('errors name the argument', () => {
  expect(() => gdpoAdvantages([[1, 2], [1]])).toThrow(
    'gdpoAdvantages: `rewards[1]` must have 2 columns, as the first row, got [1].',
  );
  expect(() => gdpoAdvantages([[1, Number.NaN]])).toThrow('gdpoAdvantages: `rewards[0][1]` must be null or a number');
  expect(() => gdpoAdvantages([[1, 2]], { weights: [1] })).toThrow(
    'gdpoAdvantages: `weights` must have one entry per column of `rewards` (2), got [1].',
  );
  expect(() => gdpoAdvantages([[1], [2], [3]], { groupSize: 2 })).toThrow(
    'gdpoAdvantages: `rewards` must have a multiple',
  );
});
