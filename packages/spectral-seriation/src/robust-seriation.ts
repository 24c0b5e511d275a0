import {
  checkInteger,
  checkNumber,
  checkOption,
  type DenseMatrix,
  isSparse,
  type MatrixInput,
  readSymmetricMatrix,
  type SparseMatrix,
} from '@cairn-ml/numeric';
import { circularSeriation } from './circular-seriation.js';
import { readGraph } from './internal/graph.js';
import type { LaplacianNormalization } from './laplacian.js';
import { spectralSeriation } from './spectral-seriation.js';

/** Options of {@link robustSeriation}. */
export interface RobustSeriationOptions {
  /** `'oneSum'` (default): `Σ s |i - j|`. `'huber'`: `(i - j)²` up to `delta`, `2 delta |i - j| - delta²` beyond. */
  objective?: 'oneSum' | 'huber';
  /** Distance in positions from which on a pair counts linearly; only for `'huber'`. Default n / 10, at least 1. */
  delta?: number;
  /** Spectral orders that are computed at most. Default 50, as in the authors' code. */
  maxIterations?: number;
  /** Whether the items lie around a circle. Default false. */
  circular?: boolean;
  /** Which Laplacian. Default `'unnormalized'`. */
  normalization?: LaplacianNormalization;
  /** Ends the work with the signal's reason before the next order. */
  signal?: AbortSignal;
  /** Called after every order, with the best objective so far. */
  onProgress?: (progress: { iteration: number; objective: number }) => void;
}

/** The best order that the iteration met. */
export interface RobustSeriationResult {
  /** `order[k]` is the item at position k. */
  order: Int32Array;
  /** `ranking[i]` is the position of item i. */
  ranking: Int32Array;
  /** The objective of `order`, over both triangles. */
  objective: number;
  /** Spectral orders computed. */
  iterations: number;
  /** Whether the last two orders agreed. */
  converged: boolean;
}

/**
 * Orders items under outliers, similarities of items that are far apart in truth: minimises 1-SUM or its Huber form instead of 2-SUM, by
 * the eta-trick. With `|d| = min over η of (d² / η + η) / 2`, each round orders `s_ij / η_ij` spectrally and then sets `η_ij` to the distance
 * of the two positions (at least `delta`). The first round is {@link spectralSeriation}; the best order of all rounds is returned.
 *
 * `similarity`: n x n, symmetric, at least 0, dense or CSR. Around a circle distances are `min(d, n - d)` and the similarity must be connected.
 *
 * @throws {ShapeError} when the similarity is not square
 * @throws {InvalidArgumentError} for NaN, asymmetric or negative entries or options out of range
 * @throws {ConvergenceError} when an eigenvector does not reach its tolerance
 *
 * @example
 * ```ts
 * import { robustSeriation } from '@cairn-ml/spectral-seriation';
 *
 * const path = [[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]];
 * const { order, objective } = robustSeriation(path);
 * console.log(order); // [0, 1, 2, 3]
 * console.log(objective); // 6
 * ```
 *
 * Source: Recanati, Servant, Vert and d'Aspremont 2018, Robust seriation and applications to cancer genomics, section 3. Their code overwrites the best order with
 * later, worse ones; here the best is kept.
 */
export function robustSeriation(similarity: MatrixInput, options: RobustSeriationOptions = {}): RobustSeriationResult {
  const caller = 'robustSeriation';
  const {
    objective = 'oneSum',
    maxIterations = 50,
    circular = false,
    normalization = 'unnormalized',
    signal,
    onProgress,
  } = options;
  checkOption(caller, 'objective', objective, ['oneSum', 'huber']);
  checkInteger(caller, 'maxIterations', maxIterations, { min: 1 });
  const read = readSymmetricMatrix(caller, 'similarity', similarity);
  readGraph(caller, read);
  const { size } = read;
  const { delta = Math.max(1, size / 10) } = options;
  checkNumber(caller, 'delta', delta, { min: 1 });
  const cost = objective === 'oneSum' ? (distance: number) => distance : (distance: number) => huber(distance, delta);
  const floor = objective === 'oneSum' ? 1 : delta;
  const distance = circular
    ? (a: number, b: number) => Math.min(Math.abs(a - b), size - Math.abs(a - b))
    : (a: number, b: number) => Math.abs(a - b);

  const weighted = copyOf(read);
  let best: Pick<RobustSeriationResult, 'order' | 'ranking' | 'objective'> | undefined;
  let previous: Int32Array | undefined;
  for (let iteration = 1; ; iteration++) {
    signal?.throwIfAborted();
    const { order, ranking } =
      circular && size > 2
        ? circularSeriation(weighted, { normalization })
        : spectralSeriation(weighted, { normalization });
    let sum = 0;
    forEachEntry(read, (i, j, value) => {
      if (i !== j) sum += value * cost(distance(ranking[i]!, ranking[j]!));
    });
    if (!best || sum < best.objective) best = { order, ranking, objective: sum };
    onProgress?.({ iteration, objective: best.objective });
    const converged = previous !== undefined && order.every((item, k) => item === previous![k]);
    if (converged || iteration === maxIterations) return { ...best, iterations: iteration, converged };
    previous = order;
    const values = entriesOf(weighted);
    forEachEntry(read, (i, j, value, p) => {
      values[p] = value / Math.max(floor, distance(ranking[i]!, ranking[j]!));
    });
  }
}

function huber(distance: number, delta: number): number {
  return distance <= delta ? distance * distance : 2 * delta * distance - delta * delta;
}

type Weighted = DenseMatrix | (SparseMatrix & { values: Float64Array });

function copyOf(matrix: DenseMatrix | SparseMatrix): Weighted {
  return isSparse(matrix)
    ? { ...matrix, values: Float64Array.from(matrix.values) }
    : { data: matrix.data.slice(), size: matrix.size };
}

function entriesOf(matrix: Weighted): Float64Array {
  return isSparse(matrix) ? matrix.values : matrix.data;
}

function forEachEntry(
  matrix: DenseMatrix | SparseMatrix,
  visit: (i: number, j: number, value: number, entry: number) => void,
): void {
  const { size } = matrix;
  if (!isSparse(matrix)) {
    for (let i = 0, p = 0; i < size; i++) for (let j = 0; j < size; j++, p++) visit(i, j, matrix.data[p]!, p);
    return;
  }
  for (let i = 0; i < size; i++) {
    for (let p = matrix.rowPointers[i]!; p < matrix.rowPointers[i + 1]!; p++)
      visit(i, matrix.columnIndices[p]!, matrix.values[p]!, p);
  }
}
