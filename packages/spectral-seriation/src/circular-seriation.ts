import { argsort, checkOption, type MatrixInput } from '@cairn-ml/numeric';
import type { LaplacianNormalization } from './laplacian.js';
import type { SolverOptions } from './solver-options.js';
import { spectralEmbedding } from './spectral-embedding.js';

/** Options of {@link circularSeriation}. */
export interface CircularSeriationOptions extends SolverOptions {
  /** Which Laplacian. Default `'unnormalized'`. */
  normalization?: LaplacianNormalization;
  /** Where the circle is cut: before item 0 (default), or between the two neighbours that are farthest apart in angle. */
  cut?: 'firstItem' | 'largestGap';
}

/** An order around a circle. */
export interface CircularSeriationResult {
  /** `order[k]` is the item at position k; the last is a neighbour of the first. */
  order: Int32Array;
  /** `ranking[i]` is the position of item i. */
  ranking: Int32Array;
  /** Angle of each item in the plane of the two eigenvectors, from -π to π. */
  angles: Float64Array;
  /** The two eigenvalues: equal for a perfect circle, far apart for a line. */
  eigenvalues: Float64Array;
}

/**
 * Orders items around a circle (phases, hours, directions, circular genomes): by the angle of each item in the plane of the second and third
 * eigenvectors of the Laplacian.
 *
 * Of the two directions the one in which item 0's smaller-numbered neighbour comes next. Needs a connected similarity of at least three items.
 *
 * @throws {ShapeError} when the similarity is not square
 * @throws {InvalidArgumentError} for NaN, asymmetric or negative entries, a disconnected similarity, or fewer than three items
 * @throws {ConvergenceError} when an eigenvector does not reach its tolerance
 *
 * @example
 * ```ts
 * import { circularSeriation } from '@cairn-ml/spectral-seriation';
 *
 * // A ring of five: 0 - 2 - 4 - 1 - 3 - 0.
 * const ring = [
 *   [0, 0, 1, 1, 0],
 *   [0, 0, 0, 1, 1],
 *   [1, 0, 0, 0, 1],
 *   [1, 1, 0, 0, 0],
 *   [0, 1, 1, 0, 0],
 * ];
 * circularSeriation(ring).order; // [0, 2, 4, 1, 3]
 * ```
 *
 * Source: Coifman, Shkolnisky, Sigworth and Singer 2008, Graph Laplacian tomography; Recanati, Kerdreux and d'Aspremont 2018, algorithm 2.
 */
export function circularSeriation(
  similarity: MatrixInput,
  options: CircularSeriationOptions = {},
): CircularSeriationResult {
  const { cut = 'firstItem', ...embedding } = options;
  checkOption('circularSeriation', 'cut', cut, ['firstItem', 'largestGap']);
  const { coordinates, eigenvalues } = spectralEmbedding(similarity, { ...embedding, dimensions: 2 });
  const size = coordinates.length / 2;
  const angles = Float64Array.from({ length: size }, (_, i) =>
    Math.atan2(coordinates[2 * i + 1]!, coordinates[2 * i]!),
  );
  const around = Int32Array.from(argsort(angles));
  const order =
    cut === 'firstItem' ? startAt(around, around.indexOf(0)) : startAt(around, afterLargestGap(around, angles));
  if (order[1]! > order[size - 1]!) order.subarray(cut === 'firstItem' ? 1 : 0).reverse();
  const ranking = new Int32Array(size);
  for (let k = 0; k < size; k++) ranking[order[k]!] = k;
  return { order, ranking, angles, eigenvalues };
}

function startAt(around: Int32Array, first: number): Int32Array {
  return Int32Array.from(around, (_, k) => around[(first + k) % around.length]!);
}

function afterLargestGap(around: Int32Array, angles: Float64Array): number {
  let [widest, position] = [-1, 0];
  for (let k = 0; k < around.length; k++) {
    const before = k === 0 ? angles[around.at(-1)!]! - 2 * Math.PI : angles[around[k - 1]!]!;
    const gap = angles[around[k]!]! - before;
    if (gap > widest + 1e-12) [widest, position] = [gap, k];
  }
  return position;
}
