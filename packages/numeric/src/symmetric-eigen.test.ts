import fc from 'fast-check';
import { expect, test } from 'vitest';
import { symmetricEigen } from './symmetric-eigen.js';

const symmetric = (size: number) =>
  fc
    .array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: size * size, maxLength: size * size })
    .map((entries) => {
      const data = Float64Array.from(entries);
      for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) data[i * size + j] = data[j * size + i]!;
      return { data, size };
    });

const matrices = fc.integer({ min: 1, max: 12 }).chain(symmetric);

function product({ data, size }: { data: Float64Array; size: number }, x: Float64Array): number[] {
  return Array.from(x, (_, i) => x.reduce((sum, value, j) => sum + data[i * size + j]! * value, 0));
}

test('A v = value v, ascending values, orthonormal vectors', () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const { values, vectors } = symmetricEigen(matrix);
      const norm = Math.max(...matrix.data.map(Math.abs), 1e-300) * matrix.size;
      for (const [k, v] of vectors.entries()) {
        if (k > 0) expect(values[k]!).toBeGreaterThanOrEqual(values[k - 1]!);
        for (const [i, y] of product(matrix, v).entries())
          expect(Math.abs(y - values[k]! * v[i]!)).toBeLessThanOrEqual(1e-13 * norm);
        for (const [l, w] of vectors.entries()) {
          const inner = v.reduce((sum, value, i) => sum + value * w[i]!, 0);
          expect(Math.abs(inner - (k === l ? 1 : 0))).toBeLessThan(1e-13 * matrix.size);
        }
      }
    }),
  );
});

test('the Laplacian of a path of n nodes has the eigenvalues 2 - 2 cos(pi k / n)', () => {
  const size = 200;
  const data = new Float64Array(size * size);
  for (let i = 0; i + 1 < size; i++) {
    data[i * size + i]! += 1;
    data[(i + 1) * size + i + 1]! += 1;
    data[i * size + i + 1] = data[(i + 1) * size + i] = -1;
  }
  const { values } = symmetricEigen({ data, size });
  for (const [k, value] of values.entries()) expect(value).toBeCloseTo(2 - 2 * Math.cos((Math.PI * k) / size), 13);
});

test('extreme scales neither overflow nor vanish', () => {
  for (const factor of [1e-200, 1e150]) {
    const { values } = symmetricEigen([
      [2, 1, 0].map((x) => x * factor),
      [1, 2, 1].map((x) => x * factor),
      [0, 1, 2].map((x) => x * factor),
    ]);
    expect(Array.from(values, (value) => value / factor)).toEqual([
      expect.closeTo(2 - Math.SQRT2, 13),
      expect.closeTo(2, 13),
      expect.closeTo(2 + Math.SQRT2, 13),
    ]);
  }
});

test('no rows, one row, a zero matrix and a diagonal one', () => {
  expect(symmetricEigen([])).toEqual({ values: new Float64Array(0), vectors: [] });
  expect(symmetricEigen([[7]])).toEqual({ values: Float64Array.of(7), vectors: [Float64Array.of(1)] });
  expect(
    symmetricEigen([
      [0, 0],
      [0, 0],
    ]).values,
  ).toEqual(Float64Array.of(0, 0));
  expect(
    symmetricEigen({ rowPointers: [0, 1, 2, 3], columnIndices: [0, 1, 2], values: [3, 1, 2], size: 3 }).values,
  ).toEqual(Float64Array.of(1, 2, 3));
});

test('bad input is refused before any work', () => {
  expect(() =>
    symmetricEigen([
      [1, 2],
      [3, 4],
    ]),
  ).toThrow('symmetricEigen: `matrix[1][0]` must be symmetric, got 3.');
  expect(() =>
    symmetricEigen([
      [1, Number.NaN],
      [Number.NaN, 4],
    ]),
  ).toThrow('symmetricEigen: `matrix[0][1]` must be a finite number, got NaN.');
  expect(() => symmetricEigen([[1, 2]])).toThrow(
    'symmetricEigen: `matrix[0]` must have one entry per row (1), got [2].',
  );
  const sparse = { rowPointers: new Int32Array(100_001), columnIndices: [], values: [], size: 100_000 };
  expect(() => symmetricEigen(sparse)).toThrow('100000 rows need 74.5 GiB');
});
