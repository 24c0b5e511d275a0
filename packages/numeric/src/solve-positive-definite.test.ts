import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InvalidArgumentError, ShapeError } from './errors.js';
import { createRandom } from './random.js';
import { solvePositiveDefinite } from './solve-positive-definite.js';
import { solveSymmetric } from './solve-symmetric.js';

/** `F Fᵀ + shift`, and right-hand sides. */
function system(size: number, count: number, seed: number, shift: number) {
  const random = createRandom(seed);
  const factor = Float64Array.from({ length: size * size }, () => random.normal());
  const rows = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => {
      let sum = i === j ? shift : 0;
      for (let k = 0; k < size; k++) sum += factor[i * size + k]! * factor[j * size + k]!;
      return sum;
    }),
  );
  const sides = Array.from({ length: count }, () => Float64Array.from({ length: size }, () => random.normal()));
  return { rows, sides };
}

test('A x = b for every b, whatever number of them, and b stays as it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 9 }), fc.nat(), (size, count, seed) => {
      const { rows, sides } = system(size, count, seed, 1);
      const before = sides.map((side) => side.slice());
      const solutions = solvePositiveDefinite(rows, sides);
      expect(solutions).toHaveLength(count);
      expect(sides).toEqual(before);
      for (const [k, solution] of solutions.entries()) {
        for (const [i, row] of rows.entries())
          expect(row.reduce((sum, value, j) => sum + value * solution[j]!, 0)).toBeCloseTo(before[k]![i]!, 9);
        // One by one, four at once: the same additions in the same order.
        expect(solution).toEqual(solveSymmetric(rows, sides[k]!).solution);
      }
    }),
  );
});

test('large enough for the SIMD kernel: the products of known solutions give them back', () => {
  const { rows, sides } = system(150, 6, 4, 10);
  const products = sides.map((x) => rows.map((row) => row.reduce((sum, value, j) => sum + value * x[j]!, 0)));
  for (const [k, solution] of solvePositiveDefinite(rows, products).entries())
    for (const [i, value] of solution.entries()) expect(value).toBeCloseTo(sides[k]![i]!, 9);
});

test('a sparse matrix and its dense form have the same solutions', () => {
  const dense = [
    [4, 0, 1],
    [0, 2, 0],
    [1, 0, 3],
  ];
  const rowPointers = [0, 2, 3, 5];
  const sparse = { rowPointers, columnIndices: [0, 2, 1, 0, 2], values: [4, 1, 2, 1, 3], size: 3 };
  const sides = [
    [1, 2, 3],
    [0, 0, 1],
  ];
  expect(solvePositiveDefinite(sparse, sides)).toEqual(solvePositiveDefinite(dense, sides));
});

test('scales from 1e-150 to 1e150', () => {
  for (const scale of [1e-150, 1, 1e150]) {
    const [x] = solvePositiveDefinite(
      [
        [4 * scale, scale],
        [scale, 3 * scale],
      ],
      [[9 * scale, 5 * scale]],
    );
    expect(x![0]).toBeCloseTo(2, 12);
    expect(x![1]).toBeCloseTo(1, 12);
  }
});

test('what cannot be solved is refused by name', () => {
  const indefinite = [
    [1, 2],
    [2, 1],
  ];
  expect(() => solvePositiveDefinite(indefinite, [])).toThrow(
    'solvePositiveDefinite: `matrix` must be positive definite, got',
  );
  for (const matrix of [
    [[0]],
    [[-1]],
    [[Number.NaN]],
    [
      [1, 1],
      [1, 1],
    ],
    [
      [1, 2],
      [3, 9],
    ],
  ])
    expect(() => solvePositiveDefinite(matrix, [])).toThrow(InvalidArgumentError);
  expect(() => solvePositiveDefinite([[1, 2]], [])).toThrow(ShapeError);
  expect(() => solvePositiveDefinite([[1]], [[1], [1, 2]])).toThrow(
    '`rightHandSides[1]` must have one entry per row (1), got [2]',
  );
  expect(() => solvePositiveDefinite([[1]], [[Number.POSITIVE_INFINITY]])).toThrow('`rightHandSides[0][0]`');
  expect(solvePositiveDefinite([], [[]])).toEqual([new Float64Array(0)]);
  expect(solvePositiveDefinite([[2]], [])).toEqual([]);
});
