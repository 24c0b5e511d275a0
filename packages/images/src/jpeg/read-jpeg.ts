import type { Image } from '../image.js';
import { type Bytes, readBytes } from '../internal/bytes.js';
import { decodeJpeg } from '../internal/jpeg/decode.js';

/**
 * A JPEG file as an image: baseline or progressive, 8 bits, grey or in colour.
 *
 * Needs `jpeg-js`, an optional peer dependency. Grey stays one channel. Subsampled colours are repeated, not smoothed, so that they differ a
 * little from what a browser shows; the rotation and the resolution in EXIF data are not applied. In a browser, `createImageBitmap` and
 * `imageFromImageData` need no library.
 * Files that end too early, or whose size does not fit their bytes, are refused before anything is allocated.
 *
 * @throws {ImageFormatError} `damaged` for what is no JPEG file or a broken one, `unsupported` for lossless, arithmetic, 12-bit and CMYK files
 * @throws {BackendError} when `jpeg-js` is not installed
 * @throws {InvalidArgumentError} for what are no bytes, such as a path
 *
 * @example
 * ```ts
 * import { readJpeg } from '@cairn-ml/images/jpeg';
 *
 * // A file of two grey pixels; in an app: await readFile('photo.jpg')
 * const base64 =
 *   '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsK' +
 *   'DAkKCgr/wAALCAABAAIBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8ASB//2Q==';
 * const image = await readJpeg(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
 * console.log(image.data, image.width, image.height, image.channels); // [200, 200] 2 1 1
 * await readJpeg(new Uint8Array(10)); // throws ImageFormatError
 * ```
 *
 * Source: ITU-T T.81, as jpeg-js 0.4.4 reads it.
 */
export async function readJpeg(bytes: Bytes): Promise<Image<Uint8Array>> {
  return decodeJpeg('readJpeg', 'JPEG', readBytes('readJpeg', bytes));
}
