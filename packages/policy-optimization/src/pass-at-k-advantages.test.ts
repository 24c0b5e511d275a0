import { expect, test } from 'vitest';
import { expectClose, programCases } from '../test/programs.js';
import { passAtKAdvantages } from './index.js';

test.each(programCases('program-advantages'))(
  'those of verl, $id',
  ({ input: { rewards, passAtKGroupIds }, expected }) =>
    expectClose(passAtKAdvantages(rewards, { groupIds: passAtKGroupIds }), expected.passAtK),
);

test('only the best has an advantage, wherever it stands', () => {
  expect([...passAtKAdvantages([3, 1, 2], { scale: 'none' })]).toEqual([1, 0, 0]);
  expect([...passAtKAdvantages([1, 2, 3], { scale: 'none' })]).toEqual([0, 0, 1]);
  expect([...passAtKAdvantages([-5, -3, 9, 4], { scale: 'none', groupSize: 2 })]).toEqual([0, 2, 5, 0]);
});

test('shared first places, single rollouts and nulls give 0', () => {
  expect([...passAtKAdvantages([1, 1, 0])]).toEqual([0, 0, 0]);
  expect([...passAtKAdvantages([1])]).toEqual([0]);
  expect([...passAtKAdvantages([null, 1])]).toEqual([0, 0]);
  expect([...passAtKAdvantages([null, 1, 3], { scale: 'none' })]).toEqual([0, 0, 2]);
  expect([...passAtKAdvantages([5e-324, 0], { epsilon: 0 })]).toEqual([0, 0]);
});

test('errors name the function', () => {
  expect(() => passAtKAdvantages([1], { scale: 'batch' as never })).toThrow(
    `passAtKAdvantages: \`scale\` must be 'group' | 'none', got "batch".`,
  );
  expect(() => passAtKAdvantages([1], { epsilon: Number.NaN })).toThrow('`epsilon` must be a finite number');
});
