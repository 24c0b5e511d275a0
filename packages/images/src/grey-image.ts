import { InvalidArgumentError } from '@cairn-ml/numeric';
import type { Image } from './image.js';
import { checkImage } from './internal/check-image.js';
import { zerosLike } from './internal/typed-array.js';

/**
 * An image in colour as grey: 0.299 R + 0.587 G + 0.114 B.
 *
 * Typed arrays of whole numbers get the nearest one. An alpha channel is dropped, not blended; a grey image is copied.
 *
 * @returns One channel, in an array of the same kind.
 * @throws {InvalidArgumentError} for an image of more than 4 channels
 * @throws {ShapeError} when `image.data` has a wrong length
 *
 * @example
 * ```ts
 * import { greyImage } from '@cairn-ml/images';
 *
 * greyImage({ data: Uint8Array.of(255, 0, 0, 10, 20, 30), width: 2, height: 1, channels: 3 }).data; // [76, 18]
 * ```
 *
 * Source: ITU-R BT.601, as Pillow's mode `L`.
 */
export function greyImage<Data extends ArrayLike<number>>(image: Image<Data>): Image<Data> {
  checkImage('greyImage', image);
  const { data, width, height, channels, spacing } = image;
  if (channels > 4) throw new InvalidArgumentError('greyImage', 'image.channels', 'be at most 4', channels);
  const result = zerosLike(data, width * height);
  const writable = result as { [index: number]: number };
  const rounds = ArrayBuffer.isView(data) && !(data instanceof Float32Array) && !(data instanceof Float64Array);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const at = pixel * channels;
    const grey = channels < 3 ? data[at]! : 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
    writable[pixel] = rounds ? Math.round(grey) : grey;
  }
  return { data: result, width, height, channels: 1, ...(spacing && { spacing }) };
}
