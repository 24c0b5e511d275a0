import { checkDenseSize, checkInteger, type DenseMatrix, InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';

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
 * Source: Fogel, d'Aspremont and Vojnovic 2014, SerialRank: spectral ranking using seriation. The mean of repeated results is our reconstruction.
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
