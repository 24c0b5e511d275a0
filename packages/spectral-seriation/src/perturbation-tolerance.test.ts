import { expect, test } from 'vitest';
import { perturbationTolerance } from './perturbation-tolerance.js';

test('the example in the source of the authors: two eigenvectors agree in one place, so nothing is tolerated', () => {
  const result = perturbationTolerance([
    [2, -1, 0],
    [-1, 2, -1],
    [0, -1, 2],
  ]);
  expect(result.smallestEigenvalue).toBeCloseTo(2 - Math.SQRT2, 14);
  expect(result.largestEigenvalue).toBeCloseTo(2 + Math.SQRT2, 14);
  expect(result.infinityNorm).toBe(4);
  expect(result.singularTerm).toBeCloseTo((2 - Math.SQRT2) / 2, 14);
  expect(result.tolerance).toBeCloseTo(0, 15);
});

test('diag(1, 3): written out', () => {
  // alpha_1 = (1, 0), alpha_2 = (0, 1); the smallest difference is 1
  expect(
    perturbationTolerance([
      [1, 0],
      [0, 3],
    ]),
  ).toMatchObject({ singularTerm: 0.5, orderTerm: expect.closeTo(1 / (8 * Math.SQRT2 * 3 * 2 * 3), 15) });
});

test('CSR, and bad input', () => {
  const csr = { rowPointers: [0, 1, 2], columnIndices: [0, 1], values: [1, 3], size: 2 };
  expect(perturbationTolerance(csr)).toEqual(
    perturbationTolerance([
      [1, 0],
      [0, 3],
    ]),
  );
  expect(() => perturbationTolerance([])).toThrow(
    'perturbationTolerance: `the number of rows` must be an integer of at least 1, got 0.',
  );
  expect(() =>
    perturbationTolerance([
      [1, 2],
      [3, 4],
    ]),
  ).toThrow('must be symmetric');
});
