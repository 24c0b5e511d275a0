import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderedDistances } from '../test/inputs.js';
import { inertia } from './inertia.js';
import { twoSum } from './two-sum.js';

test('it is the 2-SUM with the distances in place of the similarities', () => {
  fc.assert(
    fc.property(orderedDistances(), ({ distance, order }) => {
      expect(inertia(distance, order)).toBe(twoSum(distance, order, { input: 'similarity' }));
    }),
  );
});

test('one pair of distant objects counts most at the ends', () => {
  const distance = [
    [0, 1, 0],
    [1, 0, 0],
    [0, 0, 0],
  ];
  expect([inertia(distance, [0, 1, 2]), inertia(distance, [0, 2, 1])]).toEqual([2, 8]);
});
