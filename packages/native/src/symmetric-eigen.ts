import {
  ConvergenceError,
  type DenseMatrix,
  symmetricEigen as inJavaScript,
  isSparse,
  type MatrixInput,
  readSymmetricMatrix,
  type SymmetricEigenResult,
} from '@cairn-ml/numeric';
import { addon } from './internal/load-addon.js';

/** Squares of entries beyond these would leave float64. */
const [smallest, largest] = [1e-100, 1e100];

/**
 * All eigenvalues and eigenvectors of a symmetric matrix: what `symmetricEigen` of `@cairn-ml/numeric` does, by the same algorithm, in C++.
 *
 * A = Σ values[k] vectors[k] vectors[k]ᵀ to a few units of round-off of the norm, in float64. A few times faster than the original from
 * n = 100 on; below, the call costs what it saves.
 *
 * @param matrix n x n, as rows or `{data, size}`; n = 0 gives no pairs; CSR goes to the original
 * @returns eigenvalues ascending; `vectors[k]` is the unit eigenvector of `values[k]`, whose sign is arbitrary
 * @throws {ShapeError} when it is not square
 * @throws {InvalidArgumentError} for NaN, infinities or asymmetry
 * @throws {BackendError} where no binary fits the machine
 *
 * @example
 * ```ts
 * import { symmetricEigen } from '@cairn-ml/native';
 *
 * const { values } = symmetricEigen([[2, 1], [1, 2]]);
 * console.log(Array.from(values, (value) => value.toFixed(12))); // ['1.000000000000', '3.000000000000']
 * ```
 *
 * Source: Golub and Van Loan, Matrix Computations, 8.3.
 */
export function symmetricEigen(matrix: MatrixInput): SymmetricEigenResult {
  const binary = addon();
  if (isSparse(matrix)) return inJavaScript(matrix);
  const read = readSymmetricMatrix('symmetricEigen', 'matrix', matrix) as DenseMatrix;
  const n = read.size;
  const data = read.data.slice();
  const scale = bringIntoRange(data);
  const [values, vectors] = [new Float64Array(n), new Float64Array(n * n)];
  try {
    binary.symmetricEigen(Int32Array.of(n), data, values, vectors);
  } catch (error) {
    if ((error as { code?: string }).code !== 'CAIRN_CONVERGENCE') throw error;
    throw new ConvergenceError('symmetricEigen', 60, Number.NaN);
  }
  const ascending = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  return {
    values: Float64Array.from(ascending, (k) => values[k]! * scale),
    vectors: ascending.map((k) => vectors.subarray(k * n, (k + 1) * n)),
  };
}

/** Divides by a power of two where entries are too large or too small; returns it. */
function bringIntoRange(data: Float64Array): number {
  let most = 0;
  for (const value of data) most = Math.max(most, Math.abs(value));
  if (most === 0 || (most > smallest && most < largest)) return 1;
  const scale = 2 ** Math.max(-1000, Math.floor(Math.log2(most)));
  for (let i = 0; i < data.length; i++) data[i]! /= scale;
  return scale;
}
