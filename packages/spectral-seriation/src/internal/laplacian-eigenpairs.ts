import {
  createSymmetricProduct,
  type DenseMatrix,
  isSparse,
  type SmallestEigenpairsOptions,
  type SmallestEigenpairsResult,
  smallestEigenpairs,
} from '@cairn-ml/numeric';
import { type LaplacianNormalization, laplacianOf } from '../laplacian.js';
import type { SolverOptions } from '../solver-options.js';
import type { Graph } from './graph.js';

/** Up to this size the Laplacian itself goes to the direct solver. */
const directSize = 96;

/**
 * The `k` smallest eigenpairs of the Laplacian of a connected graph, its null vector left out. The vectors of `'randomWalk'` are those of the
 * symmetric Laplacian divided by √degree, of unit length again.
 */
export function laplacianEigenpairs(
  graph: Graph,
  normalization: LaplacianNormalization,
  k: number,
  options: SolverOptions & Pick<SmallestEigenpairsOptions, 'start'>,
): SmallestEigenpairsResult {
  const { similarity, degrees } = graph;
  const { size } = similarity;
  const symmetric = normalization === 'unnormalized' ? 'unnormalized' : 'symmetric';
  const given: SmallestEigenpairsOptions = {
    ...options,
    method: options.start && size <= directSize ? 'lanczos' : 'auto', // the direct solver has no start
    nullVector: symmetric === 'unnormalized' ? 'constant' : degrees.map(Math.sqrt),
  };
  const result =
    isSparse(similarity) || size <= directSize
      ? smallestEigenpairs(laplacianOf(graph, symmetric), size, k, given)
      : matrixFree(graph, similarity, symmetric, k, given);
  if (normalization === 'randomWalk')
    for (const vector of result.vectors) unitAfter(vector, (value, i) => value / Math.sqrt(degrees[i]!));
  return result;
}

/** Without writing out a dense Laplacian: y = d x - S x, or x - D^(-1/2) S D^(-1/2) x, on the similarity as it is. */
function matrixFree(
  graph: Graph,
  similarity: DenseMatrix,
  normalization: 'unnormalized' | 'symmetric',
  k: number,
  options: SmallestEigenpairsOptions,
): SmallestEigenpairsResult {
  const { degrees } = graph;
  const { size } = similarity;
  const product = createSymmetricProduct(similarity);
  const selfSimilarity = Float64Array.from(degrees, (_, i) => similarity.data[i * size + i]!);
  const roots = degrees.map((degree) => 1 / Math.sqrt(degree));
  const scaled = new Float64Array(size);
  const multiply = (x: Float64Array, y: Float64Array) => {
    if (normalization === 'unnormalized') {
      product.multiply(x, y);
      for (let i = 0; i < size; i++) y[i] = (degrees[i]! + selfSimilarity[i]!) * x[i]! - y[i]!;
      return;
    }
    for (let i = 0; i < size; i++) scaled[i] = roots[i]! * x[i]!;
    product.multiply(scaled, y);
    for (let i = 0; i < size; i++) y[i] = x[i]! - roots[i]! * (y[i]! - selfSimilarity[i]! * scaled[i]!);
  };
  try {
    return smallestEigenpairs(multiply, size, k, { ...options, matrix: () => laplacianOf(graph, normalization) });
  } finally {
    product.release();
  }
}

function unitAfter(vector: Float64Array, change: (value: number, index: number) => number): void {
  let square = 0;
  for (let i = 0; i < vector.length; i++) {
    vector[i] = change(vector[i]!, i);
    square += vector[i]! ** 2;
  }
  const length = Math.sqrt(square);
  for (let i = 0; i < vector.length; i++) vector[i]! /= length;
}
