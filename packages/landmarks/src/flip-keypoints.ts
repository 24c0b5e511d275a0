import { checkNumber, checkOption } from '@cairn-ml/numeric';
import { type FlipPairs, flipOrder, landmarksPerImage } from './internal/flip-order.js';
import { countPoints } from './internal/read.js';

/** Options of {@link flipKeypoints}. */
export interface FlipKeypointsOptions {
  /** Width of the image in pixels. */
  width: number;
  /** Landmarks that a mirror exchanges, each once. Default none. */
  flipPairs?: FlipPairs;
  /** What x counts: `'pixels'` (default), or `'normalized'`, pixels over the width. */
  units?: 'pixels' | 'normalized';
  /**
   * Whether the mirror maps pixel 0 to the last pixel, x to `width - 1 - x`, as a mirrored image has it. False: x to `width - x`. Default true.
   */
  shift?: boolean;
  /** Landmarks of one image, when there are several images. Default all. */
  numLandmarks?: number;
}

/**
 * Landmarks of a mirrored image, for augmentation and for the flip test of regressed coordinates.
 *
 * `x' = width - 1 - x`, or `1 - x - 1 / width` in normalised units, and paired landmarks change places. NaN stays NaN.
 *
 * @param keypoints - x, y of each landmark, flat: of any number of images. Not changed.
 * @throws {ShapeError} when `keypoints` has an odd length
 * @throws {InvalidArgumentError} for pairs that name a landmark twice or that does not exist, and bad options
 *
 * @example
 * ```ts
 * import { flipKeypoints } from '@cairn-ml/landmarks';
 *
 * flipKeypoints([10, 5, 30, 8], { width: 100, flipPairs: [[0, 1]] }); // [69, 8, 89, 5]
 * flipKeypoints([0.25, 0.5], { width: 192, units: 'normalized' }); // [0.74479167, 0.5]
 * ```
 *
 * Source: `flip_keypoints` and `flip_coordinates` of mmpose (759b39c).
 */
export function flipKeypoints(keypoints: ArrayLike<number>, options: FlipKeypointsOptions): Float64Array {
  const { width, flipPairs = [], units = 'pixels', shift = true } = options;
  checkNumber('flipKeypoints', 'width', width, { min: Number.MIN_VALUE });
  checkOption('flipKeypoints', 'units', units, ['pixels', 'normalized']);
  const total = countPoints('flipKeypoints', 'keypoints', keypoints);
  const count = landmarksPerImage('flipKeypoints', total, options.numLandmarks);
  const order = flipOrder('flipKeypoints', flipPairs, count);
  const right = units === 'pixels' ? width - (shift ? 1 : 0) : 1 - (shift ? 1 / width : 0);
  const flipped = new Float64Array(keypoints.length);
  for (let k = 0; k < total; k++) {
    const source = k - (k % count) + order[k % count]!;
    flipped[2 * k] = right - keypoints[2 * source]!;
    flipped[2 * k + 1] = keypoints[2 * source + 1]!;
  }
  return flipped;
}
