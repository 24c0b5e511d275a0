import { checkInteger, checkLength, checkOption } from '@cairn-ml/numeric';
import { greyImage } from './grey-image.js';
import type { Image } from './image.js';

/** What a canvas of a browser gives: `ImageData`, or something with its fields. */
export interface CanvasPixels {
  /** `[row][column][red, green, blue, alpha]`, flat, 0 to 255. */
  data: ArrayLike<number>;
  width: number;
  height: number;
}

/** Options of {@link imageFromImageData}. */
export interface ImageFromImageDataOptions {
  /** What the result has of a pixel: one number, three, or all four. Default `'rgb'`. */
  colors?: 'grey' | 'rgb' | 'rgba';
}

/**
 * The pixels of a browser's canvas as an image, without their alpha unless it is asked for.
 *
 * This is how a page reads any format that its browser shows: `createImageBitmap(file)`, `drawImage` on an `OffscreenCanvas`, `getImageData`. Where
 * the canvas is transparent, colours count as they are and are not blended with anything.
 *
 * @throws {ShapeError} unless there are four numbers per pixel
 * @throws {InvalidArgumentError} for bad sizes and options
 *
 * @example
 * ```ts
 * import { imageFromImageData } from '@cairn-ml/images';
 *
 * const imageData = { data: Uint8ClampedArray.of(255, 0, 0, 255, 10, 20, 30, 255), width: 2, height: 1 };
 * imageFromImageData(imageData).data; // [255, 0, 0, 10, 20, 30]
 * imageFromImageData(imageData, { colors: 'grey' }).data; // [76, 18]
 * ```
 *
 * Source: the `ImageData` of the HTML standard; grey as {@link greyImage}.
 */
export function imageFromImageData(
  imageData: CanvasPixels,
  options: ImageFromImageDataOptions = {},
): Image<Uint8Array> {
  const { colors = 'rgb' } = options;
  const { data, width, height } = imageData;
  checkOption('imageFromImageData', 'colors', colors, ['grey', 'rgb', 'rgba']);
  checkInteger('imageFromImageData', 'imageData.width', width, { min: 1 });
  checkInteger('imageFromImageData', 'imageData.height', height, { min: 1 });
  checkLength('imageFromImageData', 'imageData.data', data, 4 * width * height, 'four numbers per pixel');
  const all = { data: Uint8Array.from(data), width, height, channels: 4 };
  if (colors === 'rgba') return all;
  if (colors === 'grey') return greyImage(all);
  return { data: all.data.filter((_, i) => i % 4 !== 3), width, height, channels: 3 };
}
