import { checkNumber, type MatrixInput } from '@cairn-ml/numeric';
import { readDense } from './internal/read.js';
import { isRobinson } from './is-robinson.js';
import { spectralSeriation } from './spectral-seriation.js';

/** Options of {@link isPreRobinson}. */
export interface IsPreRobinsonOptions {
  /** By how much a similarity may exceed one that is nearer to the diagonal. Default 0. */
  tolerance?: number;
}

/**
 * Whether some order makes a similarity matrix Robinson: spectral seriation with recursion finds such an order whenever there is one, so its order is
 * looked at. That order is `spectralSeriation(similarity).order`.
 *
 * `similarity`: dense, n x n, symmetric, at least 0. True for fewer than three items.
 *
 * @throws {ShapeError} when the similarity is not square
 * @throws {InvalidArgumentError} for NaN, asymmetric or negative entries, or a negative `tolerance`
 * @throws {ConvergenceError} when an eigenvector does not reach its tolerance
 *
 * @example
 * ```ts
 * import { isPreRobinson } from '@cairn-ml/spectral-seriation';
 *
 * isPreRobinson([[3, 1, 2], [1, 3, 1], [2, 1, 3]]); // true
 * isPreRobinson([[0, 1, 0, 1], [1, 0, 1, 0], [0, 1, 0, 1], [1, 0, 1, 0]]); // false
 * ```
 *
 * Source: Atkins, Boman and Hendrickson 1998, theorem 3.3 and section 4.
 */
export function isPreRobinson(similarity: MatrixInput, options: IsPreRobinsonOptions = {}): boolean {
  const { tolerance = 0 } = options;
  checkNumber('isPreRobinson', 'tolerance', tolerance, { min: 0 });
  const dense = readDense('isPreRobinson', 'similarity', similarity);
  return isRobinson(dense, { order: spectralSeriation(dense).order, tolerance });
}
