import {
  checkInteger,
  checkOption,
  InvalidArgumentError,
  type MatrixInput,
  readSymmetricMatrix,
} from '@cairn-ml/numeric';
import { connectedComponents, readGraph } from './internal/graph.js';
import { laplacianEigenpairs } from './internal/laplacian-eigenpairs.js';
import { type LaplacianNormalization, laplacianNormalizations } from './laplacian.js';
import type { SolverOptions } from './solver-options.js';

/** Options of {@link spectralEmbedding}. */
export interface SpectralEmbeddingOptions extends SolverOptions {
  /** Number of coordinates. Default 2. */
  dimensions?: number;
  /** Which Laplacian. Default `'unnormalized'`. */
  normalization?: LaplacianNormalization;
  /** Weight of coordinate k = 1, 2, …: 1 (`'none'`, default), 1 / √k (`'heuristic'`) or 1 / √λ_k (`'commuteTime'`, distances are commute times). */
  scaling?: 'none' | 'heuristic' | 'commuteTime';
}

/** Items as points. */
export interface SpectralEmbeddingResult {
  /** Row-major, one row of `dimensions` coordinates per item. */
  coordinates: Float64Array;
  dimensions: number;
  /** The eigenvalue of each coordinate, ascending, the 0 of the constant vector left out. */
  eigenvalues: Float64Array;
}

/**
 * Items as points: coordinate k is the eigenvector of the k-th smallest eigenvalue of the Laplacian after 0. Items along a line lie on a thin
 * curve (a horseshoe in two dimensions), items around a circle on a circle.
 *
 * Signs are fixed so that the entry of largest size is positive. `similarity`: n x n, symmetric, at least 0, connected.
 *
 * @throws {ShapeError} when the similarity is not square
 * @throws {InvalidArgumentError} for NaN, asymmetric or negative entries, a disconnected similarity, or `dimensions` beyond n - 1
 * @throws {ConvergenceError} when an eigenvector does not reach its tolerance
 *
 * @example
 * ```ts
 * import { spectralEmbedding } from '@cairn-ml/spectral-seriation';
 *
 * const path = [[0, 1, 0], [1, 0, 1], [0, 1, 0]];
 * spectralEmbedding(path).eigenvalues; // [1.000, 3.000]
 * ```
 *
 * Source: Belkin and Niyogi 2003, Laplacian eigenmaps; scalings of Recanati, Kerdreux and d'Aspremont 2018 (their code).
 */
export function spectralEmbedding(
  similarity: MatrixInput,
  options: SpectralEmbeddingOptions = {},
): SpectralEmbeddingResult {
  const caller = 'spectralEmbedding';
  const { dimensions = 2, normalization = 'unnormalized', scaling = 'none', ...solver } = options;
  checkOption(caller, 'normalization', normalization, laplacianNormalizations);
  checkOption(caller, 'scaling', scaling, ['none', 'heuristic', 'commuteTime']);
  const read = readSymmetricMatrix(caller, 'similarity', similarity);
  checkInteger(caller, 'dimensions', dimensions, { min: 1, max: Math.max(read.size - 1, 1) });
  const graph = readGraph(caller, read);
  const components = read.size === 0 ? 0 : connectedComponents(graph, { floor: 0, tolerance: 0 }).length;
  if (components !== 1 || read.size === 1) {
    const fix =
      components > 1 ? 'Embed each component of spectralSeriation(similarity).components on its own.' : undefined;
    throw new InvalidArgumentError(
      caller,
      'similarity',
      'connect at least two items',
      `${components} components of ${read.size} items`,
      fix,
    );
  }
  const { values, vectors } = laplacianEigenpairs(graph, normalization, dimensions, solver);
  const coordinates = new Float64Array(read.size * dimensions);
  for (const [k, vector] of vectors.entries()) {
    const weight =
      { none: 1, heuristic: 1 / Math.sqrt(k + 1), commuteTime: 1 / Math.sqrt(values[k]!) }[scaling] *
      signOfLargest(vector);
    for (let i = 0; i < read.size; i++) coordinates[i * dimensions + k] = weight * vector[i]!;
  }
  return { coordinates, dimensions, eigenvalues: values };
}

function signOfLargest(vector: Float64Array): number {
  let largest = 0;
  for (const value of vector) if (Math.abs(value) > Math.abs(largest) + 1e-12) largest = value;
  return largest < 0 ? -1 : 1;
}
