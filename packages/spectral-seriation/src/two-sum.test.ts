import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderedDistances } from '../test/inputs.js';
import { twoSum } from './two-sum.js';

const path = { rowPointers: [0, 1, 3, 4], columnIndices: [1, 2, 0, 1], values: [1, 1, 1, 1], size: 3 };

test('a CSR similarity gives what the dense one gives', () => {
  fc.assert(
    fc.property(orderedDistances(), ({ distance: similarity, order }) => {
      const entries = similarity.map((row) => row.flatMap((value, j) => (value === 0 ? [] : [{ value, j }])));
      const sparse = {
        rowPointers: [0, ...entries.map((_, i) => entries.slice(0, i + 1).flat().length)],
        columnIndices: entries.flat().map(({ j }) => j),
        values: entries.flat().map(({ value }) => value),
        size: similarity.length,
      };
      expect(twoSum(sparse, order, { input: 'similarity' })).toBeCloseTo(
        twoSum(similarity, order, { input: 'similarity' }),
        8,
      );
    }),
  );
});

test('the diagonal of a similarity does not count, and entries may be negative', () => {
  expect(
    twoSum(
      [
        [5, 1],
        [1, 5],
      ],
      [1, 0],
      { input: 'similarity' },
    ),
  ).toBe(2);
  expect(
    twoSum(
      [
        [1, -1],
        [-1, 1],
      ],
      [1, 0],
      { input: 'similarity' },
    ),
  ).toBe(-2);
});

test('a path in its order has one unit per edge and direction', () => {
  expect(twoSum(path, undefined, { input: 'similarity' })).toBe(4);
  expect(twoSum(path, [1, 0, 2], { input: 'similarity' })).toBe(2 * (1 + 4));
});

test.each([
  [() => twoSum(path), 'twoSum: `distance` must be dense (rows or {data, size}), got "CSR". Every pair is needed.'],
  [
    () => twoSum({ ...path, values: [1, 1, 2, 1] }, undefined, { input: 'similarity' }),
    'twoSum: `similarity[0][1]` must be symmetric, got 1.',
  ],
  [() => twoSum(path, [0, 1], { input: 'similarity' }), 'twoSum: `order` must have one entry per object (3), got [2].'],
  [() => twoSum([], [], { input: 'w' as never }), "twoSum: `input` must be 'distance' | 'similarity', got \"w\"."],
])('refuses %s', (call, message) => {
  expect(call).toThrow(message);
});
