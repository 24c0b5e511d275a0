import { checkFinite, checkLength, InvalidArgumentError } from '@cairn-ml/numeric';
import { countPoints } from './internal/read.js';

/**
 * The affine map that undoes another.
 *
 * @param matrix - Six numbers, the rows `[a, b, c]` and `[d, e, f]` of `x' = a x + b y + c`, `y' = d x + e y + f`.
 * @throws {ShapeError} when `matrix` has another length
 * @throws {InvalidArgumentError} for numbers that are not finite, and a map onto a line or point
 *
 * @example
 * ```ts
 * import { invertAffine } from '@cairn-ml/landmarks';
 *
 * invertAffine([2, 0, 10, 0, 4, 20]); // [0.5, 0, -5, 0, 0.25, -5]
 * ```
 *
 * Source: Cramer's rule.
 */
export function invertAffine(matrix: ArrayLike<number>): Float64Array {
  const [a, b, c, d, e, f] = readAffine('invertAffine', matrix);
  const determinant = a * e - b * d;
  if (determinant === 0) throw new InvalidArgumentError('invertAffine', 'matrix', 'be invertible', matrix);
  return Float64Array.of(
    e / determinant,
    0 - b / determinant,
    (b * f - c * e) / determinant,
    0 - d / determinant,
    a / determinant,
    (c * d - a * f) / determinant,
  );
}

/**
 * Landmarks under an affine map: into a crop, or with {@link invertAffine} out of it.
 *
 * @param keypoints - x, y of each landmark, flat. NaN stays NaN. Not changed.
 * @param matrix - Six numbers, the rows `[a, b, c]` and `[d, e, f]` of `x' = a x + b y + c`, `y' = d x + e y + f`.
 * @throws {ShapeError} when `keypoints` has an odd length or `matrix` not six numbers
 * @throws {InvalidArgumentError} for a matrix with numbers that are not finite
 *
 * @example
 * ```ts
 * import { transformKeypoints } from '@cairn-ml/landmarks';
 *
 * transformKeypoints([1, 2, 3, 4], [2, 0, 10, 0, 4, 20]); // [12, 28, 16, 36]
 * ```
 *
 * Source: the definition.
 */
export function transformKeypoints(keypoints: ArrayLike<number>, matrix: ArrayLike<number>): Float64Array {
  const [a, b, c, d, e, f] = readAffine('transformKeypoints', matrix);
  const result = new Float64Array(2 * countPoints('transformKeypoints', 'keypoints', keypoints));
  for (let i = 0; i < result.length; i += 2) {
    const [x, y] = [keypoints[i]!, keypoints[i + 1]!];
    result[i] = a * x + b * y + c;
    result[i + 1] = d * x + e * y + f;
  }
  return result;
}

/** The numbers of a matrix, checked. */
export function readAffine(
  caller: string,
  matrix: ArrayLike<number>,
): [number, number, number, number, number, number] {
  checkLength(caller, 'matrix', matrix, 6, 'two rows of three numbers');
  checkFinite(caller, 'matrix', matrix);
  return Array.from(matrix) as [number, number, number, number, number, number];
}
