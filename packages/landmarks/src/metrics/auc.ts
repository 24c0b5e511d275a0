import { checkInteger, checkNumber, checkOption } from '@cairn-ml/numeric';
import type { CodecMode } from '../codec-options.js';
import {
  meanPerLandmark,
  type NormalizedDistanceOptions,
  normalizedDistances,
} from '../internal/normalized-distances.js';

/** Options of {@link auc}. */
export interface AucOptions extends NormalizedDistanceOptions {
  /** The largest threshold. Default 1. */
  maximum?: number;
  /** How many thresholds mode `'mmpose'` looks at. Default 20. */
  thresholds?: number;
  /** Default `'exact'`: the area itself. `'mmpose'`: the mean at `maximum · i / thresholds` from i = 0, which is too small by up to 1 / thresholds. */
  mode?: CodecMode;
}

/**
 * The area under the curve of {@link pck} over its threshold, from 0 to `maximum`, as a share from 0 to 1.
 *
 * The area under a step from 0 to 1 at distance d is `max(0, 1 - d / maximum)`; its mean per landmark, then over landmarks. NaN when no landmark counts.
 *
 * @param predictions - x, y of each landmark of each image, flat.
 * @param truth - The same of the true landmarks.
 * @throws {ShapeError} when lengths do not fit each other or `numLandmarks`
 * @throws {InvalidArgumentError} for infinite coordinates, a negative normaliser, and bad options
 *
 * @example
 * ```ts
 * import { auc } from '@cairn-ml/landmarks/metrics';
 *
 * const options = { numLandmarks: 2, normalizer: 30 };
 * auc([3, 0, 10, 6], [0, 0, 10, 0], options); // 0.85
 * auc([3, 0, 10, 6], [0, 0, 10, 0], { ...options, mode: 'mmpose' }); // 0.8
 * ```
 *
 * Source: `keypoint_auc` of mmpose (759b39c); the exact area is our derivation.
 */
export function auc(predictions: ArrayLike<number>, truth: ArrayLike<number>, options: AucOptions): number {
  const { maximum = 1, thresholds = 20, mode = 'exact' } = options;
  checkNumber('auc', 'maximum', maximum, { min: Number.MIN_VALUE });
  checkInteger('auc', 'thresholds', thresholds, { min: 1 });
  checkOption('auc', 'mode', mode, ['exact', 'mmpose']);
  const distances = normalizedDistances('auc', predictions, truth, options);
  const steps = Float64Array.from({ length: thresholds }, (_, i) => Math.fround((maximum * i) / thresholds));
  const sampled = (distance: number) => steps.filter((step) => Math.fround(distance) < step).length / thresholds;
  const area = (distance: number) => Math.max(0, 1 - distance / maximum);
  return meanPerLandmark(distances, options.numLandmarks, mode === 'mmpose' ? sampled : area).mean;
}
