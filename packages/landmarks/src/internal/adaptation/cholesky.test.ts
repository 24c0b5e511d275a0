import { createRandom, solveSymmetric } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { solveByCholesky } from './cholesky.js';

test('solutions are those of solveSymmetric', () => {
  const random = createRandom(3);
  const size = 12;
  const factor = Float64Array.from({ length: size * size }, () => random.normal());
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      for (let k = 0; k < size; k++) matrix[i * size + j]! += factor[i * size + k]! * factor[j * size + k]!;
  const sides = [0, 1].map(() => Float64Array.from({ length: size }, () => random.normal()));
  const expected = sides.map((side) => solveSymmetric({ data: matrix, size }, side).solution);
  expect(solveByCholesky(matrix.slice(), size, sides)).toBe(true);
  for (const [s, side] of sides.entries())
    for (const [i, value] of side.entries()) expect(value).toBeCloseTo(expected[s]![i]!, 6);
});

test('a matrix that is not positive definite is refused', () => {
  expect(solveByCholesky(Float64Array.of(1, 2, 2, 1), 2, [])).toBe(false);
  expect(solveByCholesky(Float64Array.of(Number.NaN), 1, [])).toBe(false);
});
