import {
  argsort,
  checkInteger,
  checkOption,
  type MatrixInput,
  readSymmetricMatrix,
  type SparseMatrix,
  symmetricEigen,
} from '@cairn-ml/numeric';
import { circularSeriation } from './circular-seriation.js';
import { coifmanNormalization } from './coifman-normalization.js';
import type { LaplacianNormalization } from './laplacian.js';
import { spectralEmbedding } from './spectral-embedding.js';
import { type SpectralSeriationOptions, spectralSeriation } from './spectral-seriation.js';

/** Options of {@link multidimensionalSeriation}. */
export interface MultidimensionalSeriationOptions
  extends Pick<SpectralSeriationOptions, 'orientation' | 'tolerance' | 'maxIterations' | 'signal' | 'onProgress'> {
  /** Coordinates of the embedding. Default 8, as in the authors' code, or n - 1. */
  dimensions?: number;
  /** Neighbours, the item included, that a line is fitted to. Default 15, as in the authors' code, or n. */
  neighbors?: number;
  /** Which Laplacian. Default `'unnormalized'`. */
  normalization?: LaplacianNormalization;
  /** Divides the similarity by the degrees first, see {@link coifmanNormalization}. Default true, as in the authors' code. */
  densityNormalization?: boolean;
  /** Weight of each coordinate. Default `'heuristic'`, as in the authors' code. */
  scaling?: 'none' | 'heuristic' | 'commuteTime';
  /** How distances on the fitted lines add up to a similarity: `Σ 1/d` (`'inverse'`, the paper; default) or `max Σd - Σd` with each neighbourhood's d divided by its largest (`'linear'`, the code's default). */
  localSimilarity?: 'inverse' | 'linear';
  /** Whether the items lie around a circle. Default false. */
  circular?: boolean;
}

/** An order read off a curve in several dimensions. */
export interface MultidimensionalSeriationResult {
  /** `order[k]` is the item at position k. */
  order: Int32Array;
  /** `ranking[i]` is the position of item i. */
  ranking: Int32Array;
  /** The similarity along the curve that was ordered in the end. */
  similarity: SparseMatrix;
}

/**
 * Orders items along the curve that they form in a spectral embedding of several dimensions: a line is fitted to each item's neighbours,
 * distances along these lines make a new, local similarity, and that is ordered. Steadier under noise than one Fiedler vector, and the
 * way to circular orders whose plain embedding is bent.
 *
 * Stretches of the curve that come apart are joined end to end by the given similarity. O(n²) for the neighbours.
 *
 * @throws {ShapeError} when the similarity is not square
 * @throws {InvalidArgumentError} for NaN, asymmetric or negative entries, a disconnected similarity, fewer than three items, or options out of range
 * @throws {ConvergenceError} when an eigenvector does not reach its tolerance
 *
 * @example
 * ```ts
 * import { multidimensionalSeriation, randomRobinson } from '@cairn-ml/spectral-seriation';
 *
 * const { similarity, order } = randomRobinson({ size: 60, seed: 1 });
 * const found = multidimensionalSeriation(similarity);
 * console.log(found.order.length === order.length); // true
 * ```
 *
 * Source: Recanati, Kerdreux and d'Aspremont 2018, Reconstructing latent orderings by spectral clustering, algorithm 3; defaults of the authors' code where the
 * paper leaves them open.
 */
export function multidimensionalSeriation(
  similarity: MatrixInput,
  options: MultidimensionalSeriationOptions = {},
): MultidimensionalSeriationResult {
  const caller = 'multidimensionalSeriation';
  const {
    localSimilarity = 'inverse',
    densityNormalization = true,
    circular = false,
    scaling = 'heuristic',
    orientation,
    ...rest
  } = options;
  checkOption(caller, 'localSimilarity', localSimilarity, ['inverse', 'linear']);
  const read = readSymmetricMatrix(caller, 'similarity', similarity);
  const { size } = read;
  checkInteger(caller, 'the number of items', size, { min: 3 });
  const { dimensions = Math.min(8, size - 1), neighbors = Math.min(15, size), normalization, ...solver } = rest;
  checkInteger(caller, 'neighbors', neighbors, { min: 2, max: size });
  const { coordinates } = spectralEmbedding(densityNormalization ? coifmanNormalization(read) : read, {
    ...solver,
    dimensions,
    scaling,
    ...(normalization && { normalization }),
  });
  const local = similarityAlongCurve(coordinates, dimensions, neighbors, localSimilarity);
  if (circular) {
    const { order, ranking } = circularSeriation(local, solver);
    return { order, ranking, similarity: local };
  }
  const { order, ranking } = spectralSeriation(local, {
    ...solver,
    joinComponents: 'similarity',
    ...(orientation && { orientation }),
  });
  return { order, ranking, similarity: local };
}

/** Sums over all neighbourhoods of a function of the distances along the line fitted to each. */
function similarityAlongCurve(
  points: Float64Array,
  dimensions: number,
  neighbors: number,
  kind: 'inverse' | 'linear',
): SparseMatrix {
  const size = points.length / dimensions;
  const rows = Array.from({ length: size }, () => new Map<number, number>());
  const squares = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const nearest = nearestItems(points, dimensions, i, neighbors, squares);
    const along = projectOnLine(points, dimensions, nearest);
    let longest = 0;
    for (const a of along) for (const b of along) longest = Math.max(longest, Math.abs(a - b));
    for (const [p, a] of nearest.entries()) {
      for (const [q, b] of nearest.entries()) {
        const distance = Math.abs(along[p]! - along[q]!);
        if (distance === 0) continue;
        rows[a]!.set(b, (rows[a]!.get(b) ?? 0) + (kind === 'inverse' ? 1 / distance : distance / longest));
      }
    }
  }
  if (kind === 'linear') {
    const largest = rows.reduce((most, row) => Math.max(most, ...row.values()), 0);
    for (const row of rows) for (const [j, sum] of row) row.set(j, largest - sum);
  }
  return toSparse(rows);
}

function nearestItems(
  points: Float64Array,
  dimensions: number,
  item: number,
  count: number,
  squares: Float64Array,
): Int32Array {
  for (let j = 0; j < squares.length; j++) {
    let square = 0;
    for (let k = 0; k < dimensions; k++) square += (points[item * dimensions + k]! - points[j * dimensions + k]!) ** 2;
    squares[j] = square;
  }
  return Int32Array.from(argsort(squares).subarray(0, count));
}

/** Coordinates of the items on the line through them that leaves the least squares: their first principal axis. */
function projectOnLine(points: Float64Array, dimensions: number, items: Int32Array): Float64Array {
  const mean = new Float64Array(dimensions);
  for (const item of items)
    for (let k = 0; k < dimensions; k++) mean[k]! += points[item * dimensions + k]! / items.length;
  const scatter = new Float64Array(dimensions * dimensions);
  for (const item of items) {
    for (let k = 0; k < dimensions; k++) {
      for (let l = 0; l < dimensions; l++) {
        scatter[k * dimensions + l]! +=
          (points[item * dimensions + k]! - mean[k]!) * (points[item * dimensions + l]! - mean[l]!);
      }
    }
  }
  const axis = symmetricEigen({ data: scatter, size: dimensions }).vectors.at(-1)!;
  return Float64Array.from(items, (item) =>
    axis.reduce((sum, weight, k) => sum + weight * points[item * dimensions + k]!, 0),
  );
}

function toSparse(rows: readonly Map<number, number>[]): SparseMatrix {
  const rowPointers = new Int32Array(rows.length + 1);
  for (const [i, row] of rows.entries()) rowPointers[i + 1] = rowPointers[i]! + row.size;
  const columnIndices = new Int32Array(rowPointers.at(-1)!);
  const values = new Float64Array(rowPointers.at(-1)!);
  let p = 0;
  for (const row of rows) {
    for (const [j, value] of row) {
      columnIndices[p] = j;
      values[p++] = value;
    }
  }
  return { rowPointers, columnIndices, values, size: rows.length };
}
