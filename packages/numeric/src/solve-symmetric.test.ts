import fc from 'fast-check';
import { expect, test } from 'vitest';
import { solveSymmetric } from './solve-symmetric.js';

test('A x = b for definite and indefinite matrices', () => {
  const entry = fc.double({ min: -5, max: 5, noNaN: true }).map((x) => (Math.abs(x) < 1e-100 ? 0 : x)); // 1 / 5e-324 is no number
  const system = fc
    .integer({ min: 1, max: 8 })
    .chain((n) =>
      fc.tuple(
        fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
        fc.array(entry, { minLength: n, maxLength: n }),
      ),
    );
  fc.assert(
    fc.property(system, fc.boolean(), ([rows, b], definite) => {
      const n = b.length;
      const a = rows.map((row, i) =>
        row.map((_, j) => rows[Math.max(i, j)]![Math.min(i, j)]! + (i === j && definite ? 10 * n : 0)),
      );
      const { solution, rank } = solveSymmetric(a, b);
      if (rank < n) return;
      const size = Math.max(1, ...solution.map(Math.abs));
      for (let i = 0; i < n; i++)
        expect(a[i]!.reduce((sum, value, j) => sum + value * solution[j]!, 0)).toBeCloseTo(
          b[i]!,
          9 - Math.ceil(Math.log10(size)),
        );
    }),
  );
});

test('a singular matrix gives the shortest least-squares solution', () => {
  const { solution, rank } = solveSymmetric(
    [
      [1, 1],
      [1, 1],
    ],
    [3, 1],
  );
  expect(rank).toBe(1);
  expect(solution[0]).toBeCloseTo(1, 14);
  expect(solution[1]).toBeCloseTo(1, 14);
});

test('a sparse chain of 50,000', () => {
  const size = 50_000;
  const rowPointers = Int32Array.from({ length: size + 1 }, (_, i) =>
    i === 0 ? 0 : i === size ? 3 * size - 2 : 3 * i - 1,
  );
  const columnIndices: number[] = [];
  const values: number[] = [];
  for (let i = 0; i < size; i++) {
    for (const j of [i - 1, i, i + 1]) {
      if (j < 0 || j >= size) continue;
      columnIndices.push(j);
      values.push(i === j ? 2 : -1);
    }
  }
  // -u'' = 1 with u = 0 beyond both ends: u(i) = (i + 1)(size - i) / 2
  const { solution } = solveSymmetric({ rowPointers, columnIndices, values, size }, new Float64Array(size).fill(1));
  const middle = size / 2;
  expect(solution[middle]! / (((middle + 1) * (size - middle)) / 2)).toBeCloseTo(1, 6);
});

test('no rows, and bad input', () => {
  expect(solveSymmetric([], [])).toEqual({ solution: new Float64Array(0), rank: 0 });
  expect(() => solveSymmetric([[1]], [1, 2])).toThrow(
    'solveSymmetric: `rightHandSide` must have one entry per row (1), got [2].',
  );
  expect(() => solveSymmetric([[1]], [Number.NaN])).toThrow(
    'solveSymmetric: `rightHandSide[0]` must be a finite number, got NaN.',
  );
  expect(() =>
    solveSymmetric(
      [
        [1, 2],
        [3, 4],
      ],
      [1, 2],
    ),
  ).toThrow('must be symmetric');
});
