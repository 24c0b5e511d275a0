import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderedDistances } from '../test/inputs.js';
import { permuteMatrix } from './permute-matrix.js';

test('entry (i, j) is that of the objects at the positions i and j', () => {
  fc.assert(
    fc.property(orderedDistances(), ({ distance, order }) => {
      const expected = order.flatMap((a) => order.map((b) => distance[a]![b]!));
      expect(Array.from(permuteMatrix(distance, order).data)).toEqual(expected);
    }),
  );
});

test('CSR gives CSR, and asymmetry is kept', () => {
  const sparse = { rowPointers: [0, 2, 2, 3], columnIndices: [2, 1, 0], values: [5, 6, 7], size: 3 };
  expect(permuteMatrix(sparse, [2, 0, 1])).toEqual({
    rowPointers: Int32Array.of(0, 1, 3, 3),
    columnIndices: Int32Array.of(1, 0, 2),
    values: Float64Array.of(7, 5, 6),
    size: 3,
  });
});

test.each([
  [[[1, 2]], [0], 'permuteMatrix: `matrix[0]` must have one entry per row (1), got [2].'],
  [[[Number.NaN]], [0], 'permuteMatrix: `matrix[0][0]` must be a finite number, got NaN.'],
  [[[1]], [0, 1], 'permuteMatrix: `order` must have one entry per object (1), got [2].'],
  [[[1]], [1], 'permuteMatrix: `order[0]` must name each object from 0 to 0 once, got 1.'],
])('refuses %j %j', (matrix, order, message) => {
  expect(() => permuteMatrix(matrix, order)).toThrow(message);
});
