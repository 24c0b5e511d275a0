import {
  checkDenseSize,
  type DenseMatrix,
  InvalidArgumentError,
  isSparse,
  type MatrixInput,
  readMatrix,
} from '@cairn-ml/numeric';

/**
 * The similarity of objects that are compared in pairs: how many of the comparisons with a third object the two have in common.
 *
 * `S = ½ (n 1 1ᵀ + C Cᵀ)` with `C_ij` from -1 (j beats i) to 1 (i beats j), `C_ji = -C_ij`, 0 for a comparison that is missing or even, and
 * `C_ii = 1`. A missing comparison counts one half. From 0 to n. When all comparisons agree with one ranking, `S_ij = n - |i - j|`
 * in its order: a Robinson matrix.
 *
 * `comparisons`: n x n, dense or CSR; its diagonal must be 0 or 1 and is read as 1. The result is dense. {@link pairwiseComparisons} makes the
 * matrix from a list of results. Costs O(n² + Σ (comparisons of an object)²), at most O(n³).
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
 * Source: Fogel, d'Aspremont and Vojnovic 2014, SerialRank: spectral ranking using seriation, the similarity S^match of section 2.
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
      const rule = brokenRule(data[i * size + j]!, data[j * size + i]!, i === j);
      if (rule) throw new InvalidArgumentError(caller, `comparisons[${i}][${j}]`, rule, data[i * size + j]);
    }
  }
  return { data, size };
}

function brokenRule(value: number, mirrored: number, diagonal: boolean): string | undefined {
  if (diagonal) return value === 0 || value === 1 ? undefined : 'be 0 or 1';
  if (Math.abs(value) > 1) return 'be from -1 to 1';
  return Math.abs(value + mirrored) > skewTolerance ? `be minus its mirror image (${mirrored})` : undefined;
}
