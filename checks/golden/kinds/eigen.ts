import { type DenseMatrix, smallestEigenpairs, symmetricEigen } from '@cairn-ml/numeric';
import type { GoldenCase, Handler } from '../cases.js';

export const kinds: Record<string, Handler> = {
  symmetric_eigen(testCase) {
    const { values, vectors } = symmetricEigen(testCase.matrix);
    const rebuilt = testCase.matrix.map((row: number[], i: number) =>
      row.map((_, j) => values.reduce((sum, value, k) => sum + value * vectors[k]![i]! * vectors[k]![j]!, 0)),
    );
    return [
      { what: 'values', actual: values, expected: testCase.expected.values, tolerance: testCase.tol },
      { what: 'sum of value v vᵀ', actual: rebuilt, expected: testCase.matrix, tolerance: testCase.tol },
    ];
  },
  smallest_eigenpairs(testCase) {
    const { values: expectedValues, vectors_up_to_sign: expectedVectors } = testCase.expected;
    const { values, vectors } = smallestEigenpairs(matrixOf(testCase), testCase.n, expectedValues.length, {
      nullVector: testCase.null_vector,
    });
    return [
      { what: 'values', actual: values, expected: expectedValues, tolerance: testCase.tol },
      { what: 'vectors', actual: vectors.map(largestPositive), expected: expectedVectors, tolerance: testCase.tol },
    ];
  },
};

function matrixOf({ n, lower_triangle: [rows, columns, entries] }: GoldenCase): DenseMatrix {
  const data = new Float64Array(n * n);
  for (const [p, value] of entries.entries()) {
    data[rows[p] * n + columns[p]] = value;
    data[columns[p] * n + rows[p]] = value;
  }
  return { data, size: n };
}

function largestPositive(vector: Float64Array): Float64Array {
  const largest = vector.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return vector.map((value) => Math.sign(largest) * value);
}
