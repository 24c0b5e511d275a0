import { checkOption } from '@cairn-ml/numeric';
import type { CodecMode, DecodedKeypoints, Size } from './codec-options.js';
import { findPeaks } from './internal/find-peaks.js';
import { countMaps, readFloats } from './internal/read.js';

/** Options of {@link heatmapMaximum}. */
export interface HeatmapMaximumOptions {
  heatmapSize: Size;
  /** Default `'exact'`: NaN where a map has no positive value. `'mmpose'`: (-1, -1). */
  mode?: CodecMode;
}

/**
 * Where each heatmap is largest: column and row of its first maximum in row-major order, and the value there as score.
 *
 * @param heatmaps - Maps of `heatmapSize`, row by row, flat: any number of landmarks and images.
 * @returns `keypoints` in pixels of the heatmap, whole numbers.
 * @throws {ShapeError} when `heatmaps` does not hold whole maps
 * @throws {InvalidArgumentError} for NaN and infinite maxima, and bad options
 *
 * @example
 * ```ts
 * import { heatmapMaximum } from '@cairn-ml/landmarks';
 *
 * const { keypoints, scores } = heatmapMaximum([0, 0, 0, 0, 0, 0.7], { heatmapSize: [3, 2] });
 * keypoints; // [2, 1]
 * scores; // [0.7]
 * ```
 *
 * Source: `get_heatmap_maximum` of mmpose (759b39c).
 */
export function heatmapMaximum(heatmaps: ArrayLike<number>, options: HeatmapMaximumOptions): DecodedKeypoints {
  const { heatmapSize, mode = 'exact' } = options;
  countMaps('heatmapMaximum', 'heatmaps', heatmaps, heatmapSize);
  checkOption('heatmapMaximum', 'mode', mode, ['exact', 'mmpose']);
  return findPeaks('heatmapMaximum', readFloats(heatmaps), heatmapSize, mode);
}
