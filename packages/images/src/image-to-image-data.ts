import { InvalidArgumentError } from '@cairn-ml/numeric';
import type { Image } from './image.js';
import type { CanvasPixels } from './image-from-image-data.js';
import { checkImage } from './internal/check-image.js';

/**
 * An image of 0 to 255 as a browser's canvas wants it, for `new ImageData(data, width, height)` and `putImageData`.
 *
 * Grey becomes three equal colours, and without an alpha channel everything is opaque. Values are rounded to the nearest and kept within 0 to
 * 255; images of other ranges go through `windowImage` first.
 *
 * @throws {InvalidArgumentError} for an image of more than 4 channels
 * @throws {ShapeError} when `image.data` has a wrong length
 *
 * @example
 * ```ts
 * import { imageToImageData } from '@cairn-ml/images';
 *
 * imageToImageData({ data: [0, 300], width: 2, height: 1, channels: 1 }).data; // [0, 0, 0, 255, 255, 255, 255, 255]
 * ```
 *
 * Source: the `ImageData` of the HTML standard.
 */
export function imageToImageData(image: Image): CanvasPixels & { data: Uint8ClampedArray<ArrayBuffer> } {
  checkImage('imageToImageData', image);
  const { data, width, height, channels } = image;
  if (channels > 4) throw new InvalidArgumentError('imageToImageData', 'image.channels', 'be at most 4', channels);
  const colours = channels < 3 ? [0, 0, 0] : [0, 1, 2];
  const alpha = channels % 2 === 0 ? channels - 1 : undefined;
  const result = new Uint8ClampedArray(4 * width * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (const colour of [0, 1, 2]) result[4 * pixel + colour] = data[pixel * channels + colours[colour]!]!;
    result[4 * pixel + 3] = alpha === undefined ? 255 : data[pixel * channels + alpha]!;
  }
  return { data: result, width, height };
}
