import type { SparseMatrix } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { laplacian } from './laplacian.js';

const rows = [
  [5, 1, 0, 0],
  [1, 5, 3, 0],
  [0, 3, 5, 0],
  [0, 0, 0, 5],
];
const csr = {
  rowPointers: [0, 2, 5, 7, 8],
  columnIndices: [0, 1, 0, 1, 2, 1, 2, 3],
  values: [5, 1, 1, 5, 3, 3, 5, 5],
  size: 4,
};

/** Written out from the definitions; scipy.sparse.csgraph.laplacian gives the same. */
const expected = {
  unnormalized: [1, -1, 0, 0, -1, 4, -3, 0, 0, -3, 3, 0, 0, 0, 0, 0],
  symmetric: [1, -0.5, 0, 0, -0.5, 1, -3 / Math.sqrt(12), 0, 0, -3 / Math.sqrt(12), 1, 0, 0, 0, 0, 0],
  randomWalk: [1, -1, 0, 0, -0.25, 1, -0.75, 0, 0, -1, 1, 0, 0, 0, 0, 0],
};

test.each(['unnormalized', 'symmetric', 'randomWalk'] as const)(
  '%s, dense and CSR, the diagonal left out, an isolated item a zero row',
  (normalization) => {
    const dense = laplacian(rows, { normalization }) as { data: Float64Array };
    for (const [p, value] of expected[normalization].entries()) expect(dense.data[p]).toBeCloseTo(value, 15);
    const sparse = laplacian(csr, { normalization }) as SparseMatrix;
    const written = new Float64Array(16);
    for (let i = 0; i < 4; i++)
      for (let p = sparse.rowPointers[i]!; p < sparse.rowPointers[i + 1]!; p++)
        written[4 * i + sparse.columnIndices[p]!] = sparse.values[p]!;
    for (const [p, value] of expected[normalization].entries()) expect(written[p]).toBeCloseTo(value, 15);
  },
);

test('negative similarities only where allowed; other bad input', () => {
  expect(() =>
    laplacian([
      [0, -1],
      [-1, 0],
    ]),
  ).toThrow('laplacian: `similarity[0][1]` must be at least 0, got -1.');
  expect(
    laplacian(
      [
        [0, -1],
        [-1, 0],
      ],
      { allowNegative: true },
    ),
  ).toEqual({ data: Float64Array.of(-1, 1, 1, -1), size: 2 });
  expect(() => laplacian(rows, { normalization: 'rw' as never })).toThrow(
    "laplacian: `normalization` must be 'unnormalized' |",
  );
  expect(() =>
    laplacian([
      [0, Number.NaN],
      [1, 0],
    ]),
  ).toThrow('must be a finite number, got NaN.');
  expect(laplacian([])).toEqual({ data: new Float64Array(0), size: 0 });
});
