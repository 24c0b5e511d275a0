import { expect, test } from 'vitest';
import { isSparse, transposeSparse } from './matrix.js';

test('a matrix with row pointers is sparse', () => {
  expect(isSparse({ rowPointers: [0], columnIndices: [], values: [], size: 0 })).toBe(true);
  expect(isSparse({ data: new Float64Array(0), size: 0 })).toBe(false);
  expect(isSparse([])).toBe(false);
});

test('a transpose has ascending columns and the same entries', () => {
  const unsorted = { rowPointers: [0, 2, 3, 3], columnIndices: [2, 0, 1], values: [1, 2, 3], size: 3 };
  expect(transposeSparse(unsorted)).toEqual({
    rowPointers: Int32Array.of(0, 1, 2, 3),
    columnIndices: Int32Array.of(0, 1, 0),
    values: Float64Array.of(2, 3, 1),
    size: 3,
  });
});
