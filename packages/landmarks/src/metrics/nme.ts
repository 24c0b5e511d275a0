import { type NormalizedDistanceOptions, normalizedDistances } from '../internal/normalized-distances.js';

/**
 * Normalised mean error: the mean of all normalised distances, over all landmarks of all images together.
 *
 * `mean |(prediction - truth) / normalizer|`; with `normalizer: 1` the end-point error (EPE) in pixels. NaN when no landmark counts, and infinite when a
 * landmark that counts is not predicted: leave it out with `mask`, or use {@link evaluateLandmarks}, which counts misses.
 *
 * @param predictions - x, y of each landmark of each image, flat.
 * @param truth - The same of the true landmarks.
 * @throws {ShapeError} when lengths do not fit each other or `numLandmarks`
 * @throws {InvalidArgumentError} for infinite coordinates, a negative normaliser, and bad options
 *
 * @example
 * ```ts
 * import { nme } from '@cairn-ml/landmarks/metrics';
 *
 * nme([3, 4, 10, 0], [0, 0, 10, 2], { numLandmarks: 2, normalizer: 10 }); // 0.35
 * nme([3, 4, 10, 0], [0, 0, 10, 2], { numLandmarks: 2, normalizer: 1 }); // 3.5
 * ```
 *
 * Source: `keypoint_nme` and `keypoint_epe` of mmpose (759b39c), which have 0 for NaN.
 */
export function nme(
  predictions: ArrayLike<number>,
  truth: ArrayLike<number>,
  options: NormalizedDistanceOptions,
): number {
  const distances = normalizedDistances('nme', predictions, truth, options);
  let [sum, count] = [0, 0];
  for (const distance of distances) {
    if (Number.isNaN(distance)) continue;
    sum += distance;
    count++;
  }
  return sum / count;
}
