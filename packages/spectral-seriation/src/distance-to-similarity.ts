import {
  checkOption,
  type DenseMatrix,
  InvalidArgumentError,
  isSparse,
  type MatrixInput,
  quantile,
  readSymmetricMatrix,
  type SparseMatrix,
} from '@cairn-ml/numeric';
import { checkPositive, readDistance } from './internal/read.js';

/** Options of {@link distanceToSimilarity}. */
export interface DistanceToSimilarityOptions {
  /**
   * `'reciprocal'`: `1 / (1 + d)`, as R seriation does. `'linear'`: `max d - d`. `'gaussian'`: `exp(-d² / (2 bandwidth²))`.
   * `'exponential'`: `exp(-d / bandwidth)`. Default `'reciprocal'`.
   */
  kernel?: 'reciprocal' | 'linear' | 'gaussian' | 'exponential';
  /** The width of the Gaussian and the exponential kernel, in units of the distance. Default: the median of the distances above 0. */
  bandwidth?: number;
}

/**
 * Turns distances into similarities, which decrease with the distance and are never negative.
 *
 * A dense n x n distance gives a dense similarity whose diagonal is the kernel at 0. In a CSR distance a pair that is not stored is
 * infinitely far away: it stays unstored, with similarity 0; this is the form for neighbour graphs too large for a dense matrix.
 *
 * `'reciprocal'` and `'linear'` look at every distance; the other two forget what is far beyond the bandwidth (`exp(-x)` is 0 above
 * 745), which can disconnect the objects. When no distance is above 0 the default bandwidth is 1.
 *
 * @throws {ShapeError} when `distance` is not square
 * @throws {InvalidArgumentError} for distances that are NaN, infinite, negative or asymmetric, a diagonal that is not 0, an unknown
 *   `kernel`, or a `bandwidth` that is not above 0
 *
 * @example
 * ```ts
 * import { distanceToSimilarity } from '@cairn-ml/spectral-seriation';
 *
 * distanceToSimilarity([[0, 1], [1, 0]]).data; // Float64Array [1, 0.5, 0.5, 1]
 * distanceToSimilarity([[0, 3], [3, 0]], { kernel: 'linear' }).data; // Float64Array [3, 0, 0, 3]
 * ```
 *
 * Source: `'reciprocal'` and `'linear'`: R seriation 1.4.1 (its spectral order and `is.robinson`); the others: common practice, the
 * default bandwidth is our choice.
 */
export function distanceToSimilarity(distance: SparseMatrix, options?: DistanceToSimilarityOptions): SparseMatrix;
export function distanceToSimilarity(
  distance: ArrayLike<ArrayLike<number>> | DenseMatrix,
  options?: DistanceToSimilarityOptions,
): DenseMatrix;
export function distanceToSimilarity(
  distance: MatrixInput,
  options?: DistanceToSimilarityOptions,
): DenseMatrix | SparseMatrix;
export function distanceToSimilarity(
  distance: MatrixInput,
  { kernel = 'reciprocal', bandwidth }: DistanceToSimilarityOptions = {},
): DenseMatrix | SparseMatrix {
  const caller = 'distanceToSimilarity';
  checkOption(caller, 'kernel', kernel, ['reciprocal', 'linear', 'gaussian', 'exponential']);
  checkPositive(caller, 'bandwidth', bandwidth);
  if (isSparse(distance)) {
    const read = readSparseDistance(caller, distance);
    return { ...read, values: applyKernel(Float64Array.from(read.values), kernel, bandwidth) };
  }
  const { data, size } = readDistance(caller, distance);
  const copy = data.slice();
  for (let i = 0; i < size; i++) copy[i * size + i] = 0;
  return { data: applyKernel(copy, kernel, bandwidth), size };
}

type Kernel = NonNullable<DistanceToSimilarityOptions['kernel']>;

function applyKernel(distances: Float64Array, kernel: Kernel, bandwidth: number | undefined): Float64Array {
  switch (kernel) {
    case 'reciprocal':
      return distances.map((d) => 1 / (1 + d));
    case 'linear': {
      const largest = distances.reduce((most, d) => Math.max(most, d), 0);
      return distances.map((d) => largest - d);
    }
    case 'gaussian': {
      const width = bandwidth ?? medianDistance(distances);
      return distances.map((d) => Math.exp(-0.5 * (d / width) ** 2));
    }
    case 'exponential': {
      const width = bandwidth ?? medianDistance(distances);
      return distances.map((d) => Math.exp(-d / width));
    }
  }
}

function medianDistance(distances: Float64Array): number {
  const positive = distances.filter((d) => d > 0);
  return positive.length === 0 ? 1 : quantile(positive, 0.5);
}

function readSparseDistance(caller: string, distance: SparseMatrix): SparseMatrix {
  const read = readSymmetricMatrix(caller, 'distance', distance) as SparseMatrix;
  for (let p = 0; p < read.values.length; p++) {
    if (read.values[p]! < 0)
      throw new InvalidArgumentError(caller, `distance.values[${p}]`, 'be at least 0', read.values[p]);
  }
  return read;
}
