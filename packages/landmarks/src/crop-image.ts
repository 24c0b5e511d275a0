import { checkInteger, checkLength, checkNumber } from '@cairn-ml/numeric';
import { invertAffine, readAffine } from './affine.js';
import type { Size } from './codec-options.js';
import { checkSize } from './internal/read.js';

/** An image as numbers. */
export interface ImagePixels {
  /** `[row][column][channel]`, flat. */
  data: ArrayLike<number>;
  width: number;
  height: number;
  channels: number;
}

/** Options of {@link cropImage}. */
export interface CropImageOptions {
  /** Size of the result. */
  outputSize: Size;
  /** What lies outside of the image. Default 0. */
  fill?: number;
}

/**
 * The part of an image that a network sees, stretched and rotated by an affine map.
 *
 * Every pixel p of the result is the image at `matrix⁻¹ p`, interpolated linearly between four pixels; pixel centres are whole numbers.
 * There is no smoothing before an image is made smaller.
 *
 * @param matrix - From the image to the result, as {@link cropMatrix} makes it.
 * @returns The same channels.
 * @throws {ShapeError} when `image.data` or `matrix` has a wrong length
 * @throws {InvalidArgumentError} for a matrix that is not invertible, and bad sizes
 *
 * @example
 * ```ts
 * import { cropImage } from '@cairn-ml/landmarks';
 *
 * const image = { data: [0, 10, 20, 30], width: 4, height: 1, channels: 1 };
 * cropImage(image, [1, 0, -0.5, 0, 1, 0], { outputSize: [3, 1] }).data; // [5, 15, 25]
 * ```
 *
 * Source: `cv2.warpAffine` with linear interpolation, which rounds positions to 1/32 of a pixel; this does not.
 */
export function cropImage(
  image: ImagePixels,
  matrix: ArrayLike<number>,
  options: CropImageOptions,
): ImagePixels & { data: Float32Array } {
  const { outputSize, fill = 0 } = options;
  const { data, width, height, channels } = image;
  for (const name of ['width', 'height', 'channels'] as const) {
    checkInteger('cropImage', `image.${name}`, image[name], { min: 1 });
  }
  checkLength('cropImage', 'image.data', data, width * height * channels, 'one number per pixel and channel');
  checkSize('cropImage', 'outputSize', outputSize);
  checkNumber('cropImage', 'fill', fill);
  const [a, b, c, d, e, f] = readAffine('cropImage', invertAffine(matrix));
  const at = (x: number, y: number, channel: number) =>
    x >= 0 && x < width && y >= 0 && y < height ? data[(y * width + x) * channels + channel]! : fill;
  const result = new Float32Array(outputSize[0] * outputSize[1] * channels);
  let next = 0;
  for (let row = 0; row < outputSize[1]; row++) {
    for (let column = 0; column < outputSize[0]; column++) {
      const x = a * column + b * row + c;
      const y = d * column + e * row + f;
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const [right, below] = [x - left, y - top];
      for (let channel = 0; channel < channels; channel++) {
        const upper = at(left, top, channel) * (1 - right) + at(left + 1, top, channel) * right;
        const lower = at(left, top + 1, channel) * (1 - right) + at(left + 1, top + 1, channel) * right;
        result[next++] = upper * (1 - below) + lower * below;
      }
    }
  }
  return { data: result, width: outputSize[0], height: outputSize[1], channels };
}
