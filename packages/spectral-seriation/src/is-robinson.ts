import { checkNumber, type MatrixInput } from '@cairn-ml/numeric';
import { nestedExcess } from './internal/nested-excess.js';
import { readDense, readOrder } from './internal/read.js';

/** Options of {@link isRobinson}. */
export interface IsRobinsonOptions {
  /** The order to look at. Default: as given. */
  order?: ArrayLike<number>;
  /** By how much a similarity may exceed one that is nearer to the diagonal; with `strict`, by how much more than this it must be below. Default 0. */
  tolerance?: number;
  /** Whether similarities must decrease, not just not increase. Default false. */
  strict?: boolean;
}

/**
 * Whether a similarity matrix is Robinson: its entries never increase away from the diagonal.
 *
 * `s_ad <= s_bc + tolerance` for all positions `a <= b < c <= d`; strictly: `s_ad < s_bc - tolerance` for all that differ. The diagonal does not take part.
 *
 * `similarity`: dense, n x n, of any sign. A matrix of fewer than three objects is Robinson, strictly too. For the anti-Robinson property of a
 * distance pass `distanceToSimilarity(distance)`. Costs O(n²).
 *
 * @throws {ShapeError} when `similarity` is not square or `order` has another length
 * @throws {InvalidArgumentError} for entries that are NaN, infinite or asymmetric, an `order` that is not a permutation, or a negative `tolerance`
 *
 * @example
 * ```ts
 * import { isRobinson } from '@cairn-ml/spectral-seriation';
 *
 * const similarity = [[3, 2, 1], [2, 3, 1], [1, 1, 3]];
 * isRobinson(similarity); // true
 * isRobinson(similarity, { strict: true }); // false
 * isRobinson(similarity, { order: [0, 2, 1] }); // false
 * ```
 *
 * Source: Robinson 1951, A method for chronologically ordering archaeological deposits; Atkins, Boman and Hendrickson 1998 (R-matrix).
 */
export function isRobinson(
  similarity: MatrixInput,
  { order, tolerance = 0, strict = false }: IsRobinsonOptions = {},
): boolean {
  checkNumber('isRobinson', 'tolerance', tolerance, { min: 0 });
  const matrix = readDense('isRobinson', 'similarity', similarity);
  const { excess } = nestedExcess(matrix, readOrder('isRobinson', order, matrix.size));
  return strict ? excess < -tolerance : excess <= tolerance;
}
