import { expect, test } from 'vitest';
import { readMatrix, readSymmetricMatrix } from './read-matrix.js';

const path = { rowPointers: [0, 1, 3, 4], columnIndices: [1, 2, 0, 1], values: [5, 7, 5, 7], size: 3 };

test('rows become one row-major array; dense and CSR are taken without a copy', () => {
  expect(
    readMatrix('f', 'a', [
      [1, 2],
      [3, 4],
    ]),
  ).toEqual({ data: Float64Array.of(1, 2, 3, 4), size: 2 });
  const dense = { data: Float64Array.of(1, 2, 2, 1), size: 2 };
  expect(readSymmetricMatrix('f', 'a', dense)).toBe(dense);
  expect(readSymmetricMatrix('f', 'a', path)).toBe(path);
  expect(readMatrix('f', 'a', [])).toEqual({ data: new Float64Array(0), size: 0 });
});

test('a dense matrix that would not fit is refused with its memory and the sparse way out', () => {
  const message =
    'f: `a.size` must have at most 23170 rows as a dense matrix, got 100000. 100000 rows need 74.5 GiB; pass the non-zero entries as CSR';
  expect(() => readMatrix('f', 'a', { data: new Float64Array(0), size: 100_000 })).toThrow(message);
});

test.each([
  ['a ragged row', [[1, 2], [3]], 'f: `a[1]` must have one entry per row (2), got [1].'],
  [
    'NaN',
    [
      [1, Number.NaN],
      [2, 1],
    ],
    'f: `a[0][1]` must be a finite number, got NaN.',
  ],
  ['a short array', { data: new Float64Array(3), size: 2 }, 'f: `a.data` must have size x size entries (4), got [3].'],
  [
    'asymmetry',
    [
      [1, 2],
      [3, 1],
    ],
    'f: `a[1][0]` must be symmetric, got 3. Its mirror image [0][1] is 2;',
  ],
  [
    'short row pointers',
    { ...path, rowPointers: [0, 1, 4] },
    'f: `a.rowPointers` must have size + 1 entries (4), got [3].',
  ],
  [
    'decreasing row pointers',
    { ...path, rowPointers: [0, 3, 1, 4] },
    'f: `a.rowPointers[2]` must not decrease, from 0 on, got 1.',
  ],
  ['a missing value', { ...path, values: [1] }, 'f: `a.values` must have rowPointers[size] entries (4), got [1].'],
  [
    'a column out of range',
    { ...path, columnIndices: [3, 2, 0, 1] },
    'f: `a.columnIndices[0]` must name each column from 0 to 2 at most once in row 0, got 3.',
  ],
  ['a repeated column', { ...path, columnIndices: [1, 2, 2, 1] }, 'at most once in row 1, got 2.'],
  ['a NaN value', { ...path, values: [5, 7, 5, Number.NaN] }, 'f: `a.values[3]` must be a finite number, got NaN.'],
  [
    'an asymmetric value',
    { ...path, values: [5, 7, 5, 8] },
    'f: `a[1][2]` must be symmetric, got 7. Its mirror image [2][1] is 8;',
  ],
  [
    'a missing mirror image',
    { rowPointers: [0, 0, 0, 1], columnIndices: [0], values: [2], size: 3 },
    'f: `a[0][2]` must be symmetric, got 0.',
  ],
])('%s is refused', (_, matrix, message) => {
  expect(() => readSymmetricMatrix('f', 'a', matrix)).toThrow(message);
});
