import { checkNumber } from '@cairn-ml/numeric';
import {
  meanPerLandmark,
  type NormalizedDistanceOptions,
  normalizedDistances,
} from '../internal/normalized-distances.js';

export type { NormalizedDistanceOptions } from '../internal/normalized-distances.js';

/** Options of {@link pck}. */
export interface PckOptions extends NormalizedDistanceOptions {
  /** Of the normalised distance; usual are 0.05, 0.1 and 0.2. Default 0.05. */
  threshold?: number;
}

/** What {@link pck} returns. */
export interface PckResult {
  /** Mean over the landmarks that have a value. NaN if none has. */
  mean: number;
  /** Share from 0 to 1 of each landmark; NaN where no image counts. */
  perLandmark: Float64Array;
  /** How many landmarks have a value. */
  count: number;
}

/**
 * Percentage of correct keypoints: the share of landmarks with a normalised distance below a threshold, per landmark over images, then the mean over
 * landmarks.
 *
 * `distance = |(prediction - truth) / normalizer| < threshold`, strictly, in float32: rounding does not turn a distance at the threshold into one below
 * it. A prediction of NaN is a failure.
 *
 * @param predictions - x, y of each landmark of each image, flat.
 * @param truth - The same of the true landmarks.
 * @throws {ShapeError} when lengths do not fit each other or `numLandmarks`
 * @throws {InvalidArgumentError} for infinite coordinates, a negative normaliser, and bad options
 *
 * @example
 * ```ts
 * import { pck } from '@cairn-ml/landmarks/metrics';
 *
 * const truth = [0, 0, 10, 0, 0, 0, 10, 0];
 * const predictions = [1, 0, 10, 3, 5, 0, 10, 1];
 * pck(predictions, truth, { numLandmarks: 2, normalizer: 10, threshold: 0.2 }); // { mean: 0.5, perLandmark: [0.5, 0.5], count: 2 }
 * ```
 *
 * Source: Yang and Ramanan 2013; `keypoint_pck_accuracy` of mmpose (759b39c), which has -1 for NaN per landmark and 0 for NaN as mean.
 */
export function pck(predictions: ArrayLike<number>, truth: ArrayLike<number>, options: PckOptions): PckResult {
  const { threshold = 0.05 } = options;
  checkNumber('pck', 'threshold', threshold, { min: 0 });
  const distances = normalizedDistances('pck', predictions, truth, options);
  const single = Math.fround(threshold);
  return meanPerLandmark(distances, options.numLandmarks, (distance) => (Math.fround(distance) < single ? 1 : 0));
}
