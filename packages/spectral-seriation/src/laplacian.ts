import {
  checkOption,
  type DenseMatrix,
  isSparse,
  type MatrixInput,
  readSymmetricMatrix,
  type SparseMatrix,
} from '@cairn-ml/numeric';
import { type Graph, readGraph } from './internal/graph.js';

/** Which Laplacian of a graph. */
export type LaplacianNormalization = 'unnormalized' | 'symmetric' | 'randomWalk';

export const laplacianNormalizations: readonly LaplacianNormalization[] = ['unnormalized', 'symmetric', 'randomWalk'];

/** Options of {@link laplacian}. */
export interface LaplacianOptions {
  /** Default `'unnormalized'`. */
  normalization?: LaplacianNormalization;
  /** Takes negative similarities, whose Laplacian may have negative eigenvalues. Default false. */
  allowNegative?: boolean;
}

/**
 * The Laplacian of a similarity, with D = diag(S 1) and the diagonal of S left out (it cancels in the unnormalised one).
 *
 * - `'unnormalized'`: L = D - S
 * - `'symmetric'`: D^(-1/2) L D^(-1/2)
 * - `'randomWalk'`: D⁻¹ L, not symmetric
 *
 * An item without similarity to any other has a zero row in all three. A dense similarity gives a dense matrix, CSR gives CSR.
 *
 * @throws {ShapeError} when the similarity is not square
 * @throws {InvalidArgumentError} for NaN, infinite, asymmetric or (unless allowed) negative entries
 *
 * @example
 * ```ts
 * import { laplacian } from '@cairn-ml/spectral-seriation';
 *
 * laplacian([[9, 1, 0], [1, 9, 2], [0, 2, 9]]); // { data: [1, -1, 0, -1, 3, -2, 0, -2, 2], size: 3 }
 * ```
 *
 * Source: von Luxburg 2007, A tutorial on spectral clustering, section 3; the diagonal as scipy.sparse.csgraph.laplacian treats it.
 */
export function laplacian(similarity: MatrixInput, options: LaplacianOptions = {}): DenseMatrix | SparseMatrix {
  const { normalization = 'unnormalized', allowNegative = false } = options;
  checkOption('laplacian', 'normalization', normalization, laplacianNormalizations);
  return laplacianOf(
    readGraph('laplacian', readSymmetricMatrix('laplacian', 'similarity', similarity), allowNegative),
    normalization,
  );
}

/** {@link laplacian} of a graph that was read. */
export function laplacianOf(
  { similarity, degrees }: Graph,
  normalization: LaplacianNormalization,
): DenseMatrix | SparseMatrix {
  const left = degrees.map((degree) => rowFactor(degree, normalization));
  const right = normalization === 'symmetric' ? left : new Float64Array(degrees.length).fill(1);
  return isSparse(similarity)
    ? sparseLaplacian(similarity, degrees, left, right)
    : denseLaplacian(similarity, degrees, left, right);
}

function rowFactor(degree: number, normalization: LaplacianNormalization): number {
  if (normalization === 'unnormalized') return 1;
  if (degree === 0) return 0;
  return normalization === 'symmetric' ? 1 / Math.sqrt(degree) : 1 / degree;
}

function denseLaplacian(
  { data, size }: DenseMatrix,
  degrees: Float64Array,
  left: Float64Array,
  right: Float64Array,
): DenseMatrix {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j < size; j++) result[row + j] = -left[i]! * data[row + j]! * right[j]!;
    result[row + i] = left[i]! * degrees[i]! * right[i]!;
  }
  return { data: result, size };
}

function sparseLaplacian(
  matrix: SparseMatrix,
  degrees: Float64Array,
  left: Float64Array,
  right: Float64Array,
): SparseMatrix {
  const { size } = matrix;
  const rowPointers = new Int32Array(size + 1);
  const capacity = matrix.rowPointers[size]! + size;
  const columnIndices = new Int32Array(capacity);
  const values = new Float64Array(capacity);
  let count = 0;
  for (let i = 0; i < size; i++) {
    columnIndices[count] = i;
    values[count++] = left[i]! * degrees[i]! * right[i]!;
    for (let p = matrix.rowPointers[i]!; p < matrix.rowPointers[i + 1]!; p++) {
      const j = matrix.columnIndices[p]!;
      if (j === i) continue;
      columnIndices[count] = j;
      values[count++] = -left[i]! * matrix.values[p]! * right[j]!;
    }
    rowPointers[i + 1] = count;
  }
  return { rowPointers, columnIndices: columnIndices.subarray(0, count), values: values.subarray(0, count), size };
}
