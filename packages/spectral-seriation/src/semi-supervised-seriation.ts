import {
  argsort,
  checkLength,
  checkNumber,
  type DenseMatrix,
  InvalidArgumentError,
  isSparse,
  type MatrixInput,
  readSymmetricMatrix,
  type SparseMatrix,
  solveSymmetric,
} from '@cairn-ml/numeric';
import { connectedComponents, readGraph, restrict } from './internal/graph.js';
import { tiedRuns } from './internal/tied-runs.js';
import { laplacianOf } from './laplacian.js';

/** Scores closer than this, relative to the largest, are equal. */
const roundOff = 1e-12;

/** Options of {@link semiSupervisedSeriation}. */
export interface SemiSupervisedSeriationOptions {
  /** Added to the diagonal of the system, relative to the largest degree: pulls scores to the mean label and steadies a system that negative similarities make singular. Default 0. */
  ridge?: number;
  /** Takes negative similarities, such as cosines. Default false. */
  allowNegative?: boolean;
}

/** Scores that extend the labels, and the order by them. */
export interface SemiSupervisedSeriationResult {
  /** `order[k]` is the item at position k: ascending scores, equal ones by index. */
  order: Int32Array;
  /** `ranking[i]` is the position of item i. */
  ranking: Int32Array;
  /** In the units of the labels; labelled items have their label. */
  scores: Float64Array;
}

/**
 * Orders items of which some carry a label: scores of the others minimise `Σ s_ij (r_i - r_j)²` with the labels held fixed,
 * `r_u = -(L_uu + ridge)⁻¹ L_ul y`, so that each is the weighted mean of its neighbours (a harmonic function). The labels set the direction.
 *
 * `similarity`: n x n, symmetric, at least 0 unless allowed, dense or CSR. `labels`: one per item, NaN where unknown. With equal labels all scores are equal and
 * the order is by index.
 *
 * @throws {ShapeError} when the similarity is not square or `labels` has another length
 * @throws {InvalidArgumentError} for NaN, asymmetric or negative similarities, infinite labels, no label at all, or items that no path connects to a labelled one
 *
 * @example
 * ```ts
 * import { semiSupervisedSeriation } from '@cairn-ml/spectral-seriation';
 *
 * const path = [[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]];
 * semiSupervisedSeriation(path, [30, Number.NaN, Number.NaN, 0]).scores; // [30, 20.000, 10.000, 0]
 * ```
 *
 * Source: Zhu, Ghahramani and Lafferty 2003, Semi-supervised learning using Gaussian fields and harmonic functions, equation 5; the scores of the
 * GCLSS authors' code up to its standardisation of labels, which changes no order.
 */
export function semiSupervisedSeriation(
  similarity: MatrixInput,
  labels: ArrayLike<number>,
  options: SemiSupervisedSeriationOptions = {},
): SemiSupervisedSeriationResult {
  const caller = 'semiSupervisedSeriation';
  const { ridge = 0, allowNegative = false } = options;
  checkNumber(caller, 'ridge', ridge, { min: 0 });
  const read = readSymmetricMatrix(caller, 'similarity', similarity);
  const { size } = read;
  checkLength(caller, 'labels', labels, size, 'one entry per item, NaN where unknown');
  for (let i = 0; i < size; i++) {
    if (Math.abs(labels[i]!) === Infinity)
      throw new InvalidArgumentError(caller, `labels[${i}]`, 'be a finite number, or NaN where unknown', labels[i]);
  }
  const graph = readGraph(caller, read, allowNegative);
  const unlabelled = Int32Array.from(Array.from({ length: size }, (_, i) => i).filter((i) => Number.isNaN(labels[i]!)));
  for (const items of connectedComponents(graph, { floor: 0, tolerance: 0 })) {
    if (items.some((i) => !Number.isNaN(labels[i]!))) continue;
    const fix = 'Label one of these, or order them with spectralSeriation.';
    throw new InvalidArgumentError(caller, 'labels', 'hold a number in every connected component', items, fix);
  }

  const scores = Float64Array.from(labels);
  if (unlabelled.length > 0) {
    const known = scores.filter((label) => !Number.isNaN(label));
    const mean = known.reduce((sum, label) => sum + label, 0) / known.length;
    const centred = scores.map((label) => label - mean);
    const addition = ridge * graph.degrees.reduce((a, b) => Math.max(a, b), 0);
    const system = withDiagonal(restrict(laplacianOf(graph, 'unnormalized'), unlabelled), addition);
    const { solution } = solveSymmetric(system, pullOfLabels(read, centred, unlabelled));
    for (let k = 0; k < unlabelled.length; k++) scores[unlabelled[k]!] = mean + solution[k]!;
  }
  const order = Int32Array.from(argsort(scores));
  for (const [start, end] of tiedRuns(order, scores, roundOff)) order.subarray(start, end).sort();
  const ranking = new Int32Array(size);
  for (let k = 0; k < size; k++) ranking[order[k]!] = k;
  return { order, ranking, scores };
}

/** -L_ul y: the labels of each item's labelled neighbours, weighted by similarity. */
function pullOfLabels(
  similarity: DenseMatrix | SparseMatrix,
  labels: Float64Array,
  unlabelled: Int32Array,
): Float64Array {
  return Float64Array.from(unlabelled, (i) => {
    let sum = 0;
    if (isSparse(similarity)) {
      for (let p = similarity.rowPointers[i]!; p < similarity.rowPointers[i + 1]!; p++) {
        const label = labels[similarity.columnIndices[p]!]!;
        if (!Number.isNaN(label)) sum += similarity.values[p]! * label;
      }
    } else {
      for (let j = 0; j < similarity.size; j++)
        if (!Number.isNaN(labels[j]!)) sum += similarity.data[i * similarity.size + j]! * labels[j]!;
    }
    return sum;
  });
}

function withDiagonal(matrix: DenseMatrix | SparseMatrix, addition: number): DenseMatrix | SparseMatrix {
  if (addition === 0) return matrix;
  if (!isSparse(matrix)) {
    const data = matrix.data.slice();
    for (let i = 0; i < matrix.size; i++) data[i * matrix.size + i]! += addition;
    return { data, size: matrix.size };
  }
  const values = Float64Array.from(matrix.values);
  for (let i = 0; i < matrix.size; i++) {
    for (let p = matrix.rowPointers[i]!; p < matrix.rowPointers[i + 1]!; p++)
      if (matrix.columnIndices[p] === i) values[p]! += addition;
  }
  return { ...matrix, values };
}
