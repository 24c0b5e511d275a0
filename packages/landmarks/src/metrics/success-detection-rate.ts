import { checkNumber, InvalidArgumentError } from '@cairn-ml/numeric';

/**
 * The share of landmarks whose error is less than a radius (SDR), for one or several radii: the cumulative error curve at them.
 *
 * `#(error < radius) / #errors`, strictly. An infinite error is a failure at every radius; NaN is left out. NaN for no errors.
 *
 * @param errors - Distances of at least 0, as from {@link radialErrors}.
 * @param radii - In the unit of the errors.
 * @returns One share from 0 to 1 per radius.
 * @throws {InvalidArgumentError} for negative errors, and radii that are not numbers of at least 0
 *
 * @example
 * ```ts
 * import { successDetectionRate } from '@cairn-ml/landmarks/metrics';
 *
 * successDetectionRate([0.5, 2, 3.1, Infinity], [2, 2.5, 4]); // [0.25, 0.5, 0.75]
 * ```
 *
 * Source: Wang et al. 2016 (cephalometric challenge); strict as in `LandmarkStatistics`, where an error equal to the radius is an outlier.
 */
export function successDetectionRate(errors: ArrayLike<number>, radii: ArrayLike<number>): Float64Array {
  for (let i = 0; i < radii.length; i++) checkNumber('successDetectionRate', `radii[${i}]`, radii[i]!, { min: 0 });
  const ascending = Float64Array.from(errors).sort();
  let count = ascending.length;
  while (count > 0 && Number.isNaN(ascending[count - 1])) count--; // sorted to the end
  if (ascending[0]! < 0) {
    throw new InvalidArgumentError('successDetectionRate', 'errors', 'be at least 0', ascending[0]);
  }
  return Float64Array.from(radii, (radius) => countBelow(ascending, count, radius) / count);
}

function countBelow(ascending: Float64Array, count: number, value: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
