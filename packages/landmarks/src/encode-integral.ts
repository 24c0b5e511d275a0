import type { EncodedHeatmaps, TargetOptions } from './codec-options.js';
import { encodeMsra, type MsraOptions } from './msra.js';
import { encodeRegression } from './regression.js';

/** Options of {@link encodeIntegral}. */
export interface EncodeIntegralOptions<Maps extends Float32Array | Float64Array = Float32Array>
  extends MsraOptions,
    TargetOptions<Maps> {
  /** Whether every heatmap is divided by its sum. Default true. */
  normalize?: boolean;
}

/** What {@link encodeIntegral} returns. */
export interface EncodedIntegral<Maps extends Float32Array | Float64Array = Float32Array>
  extends EncodedHeatmaps<Maps> {
  /** x, y of each landmark, from 0 to 1 within the image, flat. */
  labels: Float64Array;
}

/**
 * Targets of integral regression and DSNT: coordinates to regress, and heatmaps with sum 1 that the softmax of the network is compared with.
 *
 * The heatmaps are those of {@link encodeMsra}, each over its sum; labels and weights are those of {@link encodeRegression}. A map of
 * zeros stays one. {@link softArgmax} is the way back.
 *
 * @param keypoints - x, y of each landmark in pixels of the input, flat: of any number of images.
 * @throws {ShapeError} when `keypoints`, `visible` or `into` have a wrong length
 * @throws {InvalidArgumentError} for a labelled landmark without finite coordinates, and bad options
 *
 * @example
 * ```ts
 * import { encodeIntegral } from '@cairn-ml/landmarks';
 *
 * const { heatmaps, labels } = encodeIntegral([10, 8], { inputSize: [24, 20], heatmapSize: [12, 10], sigma: 1 });
 * labels; // [0.41666667, 0.4]
 * heatmaps.reduce((sum, value) => sum + value, 0); // 1.000000
 * ```
 *
 * Source: Sun et al. 2018 (integral), Nibali et al. 2018 (DSNT). Mode `'mmpose'`: `IntegralRegressionLabel` of mmpose (759b39c).
 */
export function encodeIntegral<Maps extends Float32Array | Float64Array = Float32Array>(
  keypoints: ArrayLike<number>,
  options: EncodeIntegralOptions<Maps>,
): EncodedIntegral<Maps> {
  const { normalize = true } = options;
  const { heatmaps } = encodeMsra(keypoints, options);
  const { labels, weights } = encodeRegression(keypoints, options);
  if (normalize) {
    const size = options.heatmapSize[0] * options.heatmapSize[1];
    for (let start = 0; start < heatmaps.length; start += size) {
      let sum = 0;
      for (let i = start; i < start + size; i++) sum += heatmaps[i]!;
      if (sum > 0) for (let i = start; i < start + size; i++) heatmaps[i]! /= sum;
    }
  }
  return { heatmaps, labels, weights };
}
