import { checkOption } from '@cairn-ml/numeric';
import type { CodecMode, Size } from './codec-options.js';
import type { Crop, WarpConvention } from './crop.js';
import { checkCrop } from './internal/check-crop.js';
import { checkSize, countPoints } from './internal/read.js';

/** Options of {@link restoreKeypoints}. */
export interface RestoreKeypointsOptions {
  /** Size of the input of the network. */
  inputSize: Size;
  /** Default `'udp'`. */
  convention?: WarpConvention;
  /**
   * `'exact'` (default) inverts {@link cropMatrix} with one factor per axis. `'mmpose'` divides by `inputSize` also for `'udp'`, which takes back what
   * {@link decodeUdp} in mode `'mmpose'` stretches.
   */
  mode?: CodecMode;
}

/**
 * Landmarks in an upright crop, back in the image: `keypoint / (inputSize - 1) · scale + center - scale / 2`, with `inputSize` for `'msra'`.
 *
 * For a rotated crop use {@link invertAffine}.
 *
 * @param keypoints - x, y of each landmark in pixels of the input, flat. NaN stays NaN. Not changed.
 * @throws {ShapeError} when `keypoints` has an odd length
 * @throws {InvalidArgumentError} for sizes that are not positive, and bad options
 *
 * @example
 * ```ts
 * import { restoreKeypoints } from '@cairn-ml/landmarks';
 *
 * const crop = { center: [60, 95], scale: [140.625, 187.5] } as const;
 * restoreKeypoints([118.997247, 162.724], crop, { inputSize: [192, 256] }); // [77.30000, 120.90000]
 * ```
 *
 * Source: `TopdownPoseEstimator.add_pred_to_datasample` of mmpose (759b39c).
 */
export function restoreKeypoints(
  keypoints: ArrayLike<number>,
  crop: Crop,
  options: RestoreKeypointsOptions,
): Float64Array {
  const { inputSize, convention = 'udp', mode = 'exact' } = options;
  countPoints('restoreKeypoints', 'keypoints', keypoints);
  checkCrop('restoreKeypoints', crop);
  checkOption('restoreKeypoints', 'convention', convention, ['udp', 'msra']);
  checkOption('restoreKeypoints', 'mode', mode, ['exact', 'mmpose']);
  const last = convention === 'udp' && mode === 'exact' ? 1 : 0;
  checkSize('restoreKeypoints', 'inputSize', inputSize, 1 + last);
  return Float64Array.from(keypoints, (value, i) => {
    const axis = (i % 2) as 0 | 1;
    return (value / (inputSize[axis] - last) - 0.5) * crop.scale[axis] + crop.center[axis];
  });
}
