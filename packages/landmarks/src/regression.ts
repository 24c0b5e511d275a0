import { InvalidArgumentError } from '@cairn-ml/numeric';
import type { DecodedKeypoints, Size } from './codec-options.js';
import { checkSize, countPoints, readVisible } from './internal/read.js';

/** Options of {@link encodeRegression} and {@link decodeRegression}. */
export interface RegressionOptions {
  /** Size of the image that the network sees; landmarks are in its pixels. */
  inputSize: Size;
}

/** What only {@link encodeRegression} takes. */
export interface EncodeRegressionOptions extends RegressionOptions {
  /** One number per landmark, default 1; at 0.5 and below the landmark is not labelled. */
  visible?: ArrayLike<number>;
}

/** What {@link encodeRegression} returns. */
export interface EncodedRegression {
  /** x, y of each landmark, from 0 to 1 within the image, flat. Landmarks that are not labelled keep what they had. */
  labels: Float64Array;
  /** 1 for a landmark that is labelled and within the image, otherwise 0. */
  weights: Float64Array;
}

/**
 * Landmarks as a network regresses them: coordinates over the size of the image, `keypoint / inputSize`.
 *
 * Within the image is from 0 to `inputSize - 1`, both included.
 *
 * @param keypoints - x, y of each landmark in pixels of the input, flat: of any number of images.
 * @throws {ShapeError} when `keypoints` or `visible` have a wrong length
 * @throws {InvalidArgumentError} for a labelled landmark without finite coordinates, and bad options
 *
 * @example
 * ```ts
 * import { encodeRegression } from '@cairn-ml/landmarks';
 *
 * const { labels, weights } = encodeRegression([10, 8, 24, 3], { inputSize: [24, 20] });
 * labels; // [0.41666667, 0.4, 1, 0.15]
 * weights; // [1, 0]
 * ```
 *
 * Source: `RegressionLabel` of mmpose (759b39c).
 */
export function encodeRegression(keypoints: ArrayLike<number>, options: EncodeRegressionOptions): EncodedRegression {
  const { inputSize } = options;
  checkSize('encodeRegression', 'inputSize', inputSize);
  const visible = readVisible('encodeRegression', keypoints, options.visible);
  const [width, height] = inputSize;
  const labels = Float64Array.from(keypoints, (value, i) => value / inputSize[(i % 2) as 0 | 1]);
  const weights = visible.map((value, k) => {
    const [x, y] = [keypoints[2 * k]!, keypoints[2 * k + 1]!];
    return value > 0.5 && x >= 0 && x <= width - 1 && y >= 0 && y <= height - 1 ? 1 : 0;
  });
  return { labels, weights };
}

/** What {@link decodeRegression} takes beside the size. */
export interface DecodeRegressionOptions extends RegressionOptions {
  /** Numbers per landmark: 2 (default), or 4 with a standard deviation of x and of y behind them, as residual log-likelihood heads have. */
  numbers?: 2 | 4;
}

/**
 * Landmarks from coordinates that run from 0 to 1 within the image: `coordinate · inputSize`.
 *
 * The score is 1, or with standard deviations `1 - (sigma_x + sigma_y) / 2`.
 *
 * @param coordinates - 2 or 4 numbers of each landmark, flat: of any number of images.
 * @throws {ShapeError} when `coordinates` has a wrong length
 * @throws {InvalidArgumentError} for bad options
 *
 * @example
 * ```ts
 * import { decodeRegression } from '@cairn-ml/landmarks';
 *
 * decodeRegression([0.5, 0.25, 0.1, 0.3], { inputSize: [200, 100], numbers: 4 }); // { keypoints: [100, 25], scores: [0.8] }
 * ```
 *
 * Source: `RegressionLabel` of mmpose (759b39c); the standard deviations are those of Li et al. 2021 (RLE).
 */
export function decodeRegression(coordinates: ArrayLike<number>, options: DecodeRegressionOptions): DecodedKeypoints {
  const { inputSize, numbers = 2 } = options;
  checkSize('decodeRegression', 'inputSize', inputSize);
  if (numbers !== 2 && numbers !== 4) {
    throw new InvalidArgumentError('decodeRegression', 'numbers', 'be 2 or 4', numbers);
  }
  const count = countPoints('decodeRegression', 'coordinates', coordinates, numbers);
  const keypoints = new Float64Array(2 * count);
  const scores = new Float64Array(count).fill(1);
  for (let k = 0; k < count; k++) {
    const at = k * numbers;
    keypoints[2 * k] = coordinates[at]! * inputSize[0];
    keypoints[2 * k + 1] = coordinates[at + 1]! * inputSize[1];
    if (numbers === 4) scores[k] = 1 - (coordinates[at + 2]! + coordinates[at + 3]!) / 2;
  }
  return { keypoints, scores };
}
