import { checkOption, type DenseMatrix, type MatrixInput } from '@cairn-ml/numeric';
import { lagSum } from './internal/lag-sum.js';
import { readDistance, readOrder } from './internal/read.js';

/** Options of {@link linearSeriation}. */
export interface LinearSeriationOptions {
  /**
   * `'loss'` (less is better): `Σ d_ij (n - |i - j|)`, R seriation up to 1.5.7. `'merit'` (more is better): `Σ d_ij |i - j|`, from 1.5.8 on.
   * Default `'loss'`.
   */
  form?: 'loss' | 'merit';
}

/**
 * The linear seriation criterion of an order (LS): distances weighted with their distance from the diagonal.
 *
 * `Σ_{i,j} d_ij (n - |i - j|)` as a loss, `Σ_{i,j} d_ij |i - j|` as a merit, both triangles. The two add up to `n Σ d_ij`, so they
 * agree on which order is best, and so do the least-squares and the weighted gradient criterion. The reversed order has the same value.
 *
 * `distance`: dense, n x n; `order[k]` is the object at position k, default as given. 0 for fewer than two objects.
 *
 * @throws {ShapeError} when `distance` is not square or `order` has another length
 * @throws {InvalidArgumentError} for distances that are NaN, infinite, negative or asymmetric, a diagonal that is not 0, an
 *   `order` that is not a permutation, or an unknown `form`
 *
 * @example
 * ```ts
 * import { linearSeriation } from '@cairn-ml/spectral-seriation';
 *
 * const distance = [[0, 1, 3], [1, 0, 2], [3, 2, 0]];
 * linearSeriation(distance); // 18
 * linearSeriation(distance, [0, 1, 2], { form: 'merit' }); // 18
 * linearSeriation(distance, [1, 0, 2]); // 20
 * ```
 *
 * Source: Hubert and Schultz 1976, Quadratic assignment as a general data analysis strategy; `LS` of R seriation 1.4.1.
 */
export function linearSeriation(
  distance: MatrixInput,
  order?: ArrayLike<number>,
  { form = 'loss' }: LinearSeriationOptions = {},
): number {
  checkOption('linearSeriation', 'form', form, ['loss', 'merit']);
  const matrix = readDistance('linearSeriation', distance);
  const positions = readOrder('linearSeriation', order, matrix.size);
  return linearSum(matrix, positions, form);
}

/** {@link linearSeriation} of a matrix and an order that are already checked. */
export function linearSum(matrix: DenseMatrix, order: Int32Array, form: 'loss' | 'merit'): number {
  return 2 * lagSum(matrix, order, form === 'loss' ? (lag) => matrix.size - lag : (lag) => lag);
}
