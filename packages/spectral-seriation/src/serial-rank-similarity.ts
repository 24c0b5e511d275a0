import {
  checkDenseSize,
  checkInteger,
  type DenseMatrix,
  InvalidArgumentError,
  isSparse,
  type MatrixInput,
  readMatrix,
  ShapeError,
} from '@cairn-ml/numeric';

/** Options of {@link pairwiseComparisons}. */
export interface PairwiseComparisonsOptions {
  /** How many objects there are. Default: one more than the largest index. */
  size?: number;
}

/**
 * The matrix of pairwise comparisons from a list of results `[winner, loser]`.
 *
 * `C_ij` is the mean result of i against j: 1 when i always won, -1 when j did, 0 when they never met or won equally often; `C_ji = -C_ij`.
 *
 * @returns dense, size x size
 *
 * @throws {ShapeError} for an entry that is not a pair
 * @throws {InvalidArgumentError} for an index that is not an integer from 0 to size - 1, an object compared with itself, or more objects than
 *   a dense matrix can have
 *
 * @example
 * ```ts
 * import { pairwiseComparisons } from '@cairn-ml/spectral-seriation';
 *
 * pairwiseComparisons([[0, 1], [0, 1], [1, 0], [0, 1]]).data; // Float64Array [0, 0.5, -0.5, 0]
 * ```
 *
 * Source: Fogel, d'Aspremont and Vojnovic 2014, SerialRank, section 2.1 (repeated comparisons are averaged).
 */
export function pairwiseComparisons(
  pairs: ArrayLike<ArrayLike<number>>,
  { size }: PairwiseComparisonsOptions = {},
): DenseMatrix {
  const caller = 'pairwiseComparisons';
  let objects = size ?? 0;
  checkInteger(caller, 'size', objects, { min: 0 });
  for (let p = 0; p < pairs.length; p++) {
    const pair = pairs[p]!;
    if (pair.length !== 2) throw new ShapeError(caller, `pairs[${p}]`, 'be [winner, loser] (2)', [pair.length]);
    for (let side = 0; side < 2; side++) {
      const bounds = size === undefined ? { min: 0 } : { min: 0, max: size - 1 };
      checkInteger(caller, `pairs[${p}][${side}]`, pair[side]!, bounds);
      objects = Math.max(objects, pair[side]! + 1);
    }
    if (pair[0] === pair[1]) throw new InvalidArgumentError(caller, `pairs[${p}]`, 'name two objects', pair);
  }
  checkDenseSize(caller, 'size', objects);
  const data = new Float64Array(objects * objects);
  const meetings = new Int32Array(objects * objects);
  for (let p = 0; p < pairs.length; p++) {
    const won = pairs[p]![0]! * objects + pairs[p]![1]!;
    const lost = pairs[p]![1]! * objects + pairs[p]![0]!;
    data[won]!++;
    data[lost]!--;
    meetings[won]!++;
    meetings[lost]!++;
  }
  for (let p = 0; p < data.length; p++) if (meetings[p]! > 1) data[p]! /= meetings[p]!;
  return { data, size: objects };
}

/**
 * The similarity of objects that are compared in pairs: how many of the comparisons with a third object the two have in common.
 *
 * `S = ½ (n 1 1ᵀ + C Cᵀ)` with `C_ij` from -1 (j beats i) to 1 (i beats j), `C_ji = -C_ij`, 0 for a comparison that is missing or even, and
 * `C_ii = 1`. A missing comparison counts one half. From 0 to n. When all comparisons agree with one ranking, `S_ij = n - |i - j|`
 * in its order: a Robinson matrix.
 *
 * `comparisons`: n x n, dense or CSR; its diagonal must be 0 or 1 and is read as 1. The result is dense. {@link pairwiseComparisons} makes the
 * matrix from a list of results. Costs O(Σ (comparisons of an object)²), at most O(n³).
 *
 * @throws {ShapeError} when `comparisons` is not square
 * @throws {InvalidArgumentError} for entries outside -1 to 1, a matrix that is not skew-symmetric, or more rows than a dense matrix can have
 *
 * @example
 * ```ts
 * import { serialRankSimilarity } from '@cairn-ml/spectral-seriation';
 *
 * // 0 beats 1 and 2, 1 beats 2
 * serialRankSimilarity([[0, 1, 1], [-1, 0, 1], [-1, -1, 0]]).data; // Float64Array [3, 2, 1, 2, 3, 2, 1, 2, 3]
 * ```
 *
 * Source: Fogel, d'Aspremont and Vojnovic 2014, SerialRank, eq. (2) and (3).
 */
export function serialRankSimilarity(comparisons: MatrixInput): DenseMatrix {
  const { data, size } = readComparisons('serialRankSimilarity', comparisons);
  const similarity = new Float64Array(size * size).fill(size / 2);
  const compared = new Int32Array(size);
  for (let k = 0; k < size; k++) {
    let count = 0;
    for (let i = 0; i < size; i++) if (i !== k && data[k * size + i] !== 0) compared[count++] = i;
    for (let p = 0; p < count; p++) {
      const i = compared[p]!;
      const half = data[k * size + i]! / 2;
      for (let q = p; q < count; q++) similarity[i * size + compared[q]!]! += half * data[k * size + compared[q]!]!;
    }
  }
  for (let i = 0; i < size; i++) {
    similarity[i * size + i]! += 0.5; // C_ii; off the diagonal, what C_ii and C_jj add cancels
    for (let j = 0; j < i; j++) similarity[i * size + j] = similarity[j * size + i]!;
  }
  return { data: similarity, size };
}

const skewTolerance = 1e-8;

function readComparisons(caller: string, comparisons: MatrixInput): DenseMatrix {
  const read = readMatrix(caller, 'comparisons', comparisons);
  checkDenseSize(caller, 'comparisons', read.size);
  const { size } = read;
  const data = isSparse(read) ? new Float64Array(size * size) : read.data;
  if (isSparse(read)) {
    for (let i = 0; i < size; i++) {
      for (let p = read.rowPointers[i]!; p < read.rowPointers[i + 1]!; p++)
        data[i * size + read.columnIndices[p]!] = read.values[p]!;
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = data[i * size + j]!;
      const name = `comparisons[${i}][${j}]`;
      if (i === j && value !== 0 && value !== 1) throw new InvalidArgumentError(caller, name, 'be 0 or 1', value);
      if (i === j) continue;
      if (Math.abs(value) > 1) throw new InvalidArgumentError(caller, name, 'be from -1 to 1', value);
      if (Math.abs(value + data[j * size + i]!) > skewTolerance) {
        const rule = `be minus [${j}][${i}] (${data[j * size + i]})`;
        throw new InvalidArgumentError(caller, name, rule, value, 'What one object wins, the other loses.');
      }
    }
  }
  return { data, size };
}
