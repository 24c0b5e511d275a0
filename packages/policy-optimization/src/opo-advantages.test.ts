import { expect, test } from 'vitest';
import { expectClose, programCases } from '../test/programs.js';
import { opoAdvantages } from './index.js';

test.each(programCases('program-advantages'))(
  'those of verl, $id',
  ({ input: { rewards, lengths, groupIds }, expected }) =>
    expectClose(opoAdvantages(rewards, lengths, { groupIds, singletons: 'raw' }), expected.opo),
);

test('the baseline is weighted by length', () => {
  // (2·30 + 0·10) / 40 = 1.5
  expect([...opoAdvantages([2, 0, null], [30, 10, 500])]).toEqual([0.5, -1.5, 0]);
});

test('degenerate groups', () => {
  expect([...opoAdvantages([1, 3], [0, 0])]).toEqual([-1, 1]); // no tokens: the plain mean
  expect([...opoAdvantages([0.1, 0.1, 0.1], [1, 7, 3])]).toEqual([0, 0, 0]);
  expect([...opoAdvantages([0.7], [3])]).toEqual([0]);
  expect([...opoAdvantages([], [])]).toEqual([]);
});

test('errors name the argument', () => {
  expect(() => opoAdvantages([1, 2], [1])).toThrow(
    'opoAdvantages: `lengths` must have one entry per reward (2), got [1].',
  );
  expect(() => opoAdvantages([1], [0.5])).toThrow('opoAdvantages: `lengths[0]` must be an integer');
  expect(() => opoAdvantages([1], [-1])).toThrow('opoAdvantages: `lengths[0]` must be an integer');
  expect(() => opoAdvantages([1], [1], { singletons: 'x' as never })).toThrow('`singletons` must be');
});
