import {
  checkInteger,
  type DenseMatrix,
  isSparse,
  type MatrixInput,
  readSymmetricMatrix,
  type SparseMatrix,
  symmetricEigen,
} from '@cairn-ml/numeric';

/** A tolerance and what it is made of. */
export interface PerturbationToleranceResult {
  /** The smaller of the two terms. */
  tolerance: number;
  /** σ_1 / 2 */
  singularTerm: number;
  /** λ_1² σ_1 m / (8 √2 λ_n n ‖L‖_∞), with m the smallest difference of two eigenvectors in one place. */
  orderTerm: number;
  smallestSingularValue: number;
  smallestEigenvalue: number;
  largestEigenvalue: number;
  /** ‖L‖_∞, the largest absolute row sum. */
  infinityNorm: number;
}

/**
 * The tolerance of the CLSS authors' code: how much the similarities behind a Laplacian block L may be off, in their theory, before the ranking by its
 * eigenvectors changes.
 *
 * `δ = min(σ_1 / 2, λ_1² σ_1 min_{i ≠ j, k} |α_ik - α_jk| / (8 √2 λ_n n ‖L‖_∞))` with eigenpairs (λ_i, α_i) ascending, σ_1 the smallest singular value.
 *
 * Eigenvectors have no sign, so m is taken over both. `matrix`: n x n, symmetric; meant for a positive definite block, such as the unlabelled block of a Laplacian. A whole Laplacian is singular and gives 0 within
 * round-off. For a bound on the order itself see {@link orderStability}.
 *
 * @throws {ShapeError} when the matrix is not square
 * @throws {InvalidArgumentError} for NaN, asymmetric entries or no rows
 *
 * @example
 * ```ts
 * import { perturbationTolerance } from '@cairn-ml/spectral-seriation';
 *
 * const { singularTerm } = perturbationTolerance([[2, -1], [-1, 2]]);
 * console.log(singularTerm); // 0.500
 * ```
 *
 * Source: the CLSS authors' code (compute_delta, with its fixed n = 32 replaced by the size). The norm and the matrix that the theorem means are not public.
 */
export function perturbationTolerance(matrix: MatrixInput): PerturbationToleranceResult {
  const read = readSymmetricMatrix('perturbationTolerance', 'matrix', matrix);
  const { size } = read;
  checkInteger('perturbationTolerance', 'the number of rows', size, { min: 1 });
  const { values, vectors } = symmetricEigen(read);
  const [smallestEigenvalue, largestEigenvalue] = [values[0]!, values[size - 1]!];
  const smallestSingularValue = values.reduce((least, value) => Math.min(least, Math.abs(value)), Infinity);
  const infinityNorm = largestRowSum(read);
  const singularTerm = smallestSingularValue / 2;
  const difference = smallestDifference(vectors);
  const orderTerm =
    (smallestEigenvalue ** 2 * smallestSingularValue * difference) /
    (8 * Math.SQRT2 * largestEigenvalue * size * infinityNorm);
  return {
    tolerance: Math.min(singularTerm, orderTerm),
    singularTerm,
    orderTerm,
    smallestSingularValue,
    smallestEigenvalue,
    largestEigenvalue,
    infinityNorm,
  };
}

function largestRowSum(matrix: DenseMatrix | SparseMatrix): number {
  const { size } = matrix;
  const values = isSparse(matrix) ? matrix.values : matrix.data;
  let largest = 0;
  for (let i = 0; i < size; i++) {
    const [start, end] = isSparse(matrix)
      ? [matrix.rowPointers[i]!, matrix.rowPointers[i + 1]!]
      : [i * size, (i + 1) * size];
    let sum = 0;
    for (let p = start; p < end; p++) sum += Math.abs(values[p]!);
    largest = Math.max(largest, sum);
  }
  return largest;
}

/** Over every place, the smallest difference in size of two eigenvectors: as a vector and its negative are one, the nearer of both signs. O(n² log n). */
function smallestDifference(vectors: readonly Float64Array[]): number {
  const size = vectors.length;
  const place = new Float64Array(size);
  let smallest = Infinity;
  for (let k = 0; k < size; k++) {
    for (let i = 0; i < size; i++) place[i] = Math.abs(vectors[i]![k]!);
    place.sort();
    for (let i = 1; i < size; i++) smallest = Math.min(smallest, place[i]! - place[i - 1]!);
  }
  return smallest;
}
