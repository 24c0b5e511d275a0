import type { DenseMatrix, SparseMatrix } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { coifmanNormalization } from './coifman-normalization.js';

test('entries over both degrees, dense and CSR; an isolated item keeps a zero row', () => {
  const dense = coifmanNormalization([
    [7, 2, 0, 0],
    [2, 7, 6, 0],
    [0, 6, 7, 0],
    [0, 0, 0, 7],
  ]) as DenseMatrix;
  expect(Array.from(dense.data)).toEqual(
    [7 / 4, 2 / 16, 0, 0, 2 / 16, 7 / 64, 6 / 48, 0, 0, 6 / 48, 7 / 36, 0, 0, 0, 0, 0].map((value) =>
      expect.closeTo(value, 15),
    ),
  );
  const csr = { rowPointers: [0, 1, 3, 4], columnIndices: [1, 0, 2, 1], values: [2, 2, 6, 6], size: 3 };
  expect(Array.from((coifmanNormalization(csr) as SparseMatrix).values)).toEqual(
    [2 / 16, 2 / 16, 6 / 48, 6 / 48].map((value) => expect.closeTo(value, 15)),
  );
  expect(() =>
    coifmanNormalization([
      [0, -1],
      [-1, 0],
    ]),
  ).toThrow('coifmanNormalization: `similarity[0][1]` must be at least 0, got -1.');
});
