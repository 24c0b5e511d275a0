import { checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import type { Image } from '../image.js';
import { viewOf } from '../internal/bytes.js';
import { checkImage } from '../internal/check-image.js';
import { makeChunk, signature } from '../internal/png/chunks.js';
import { predict } from '../internal/png/scanlines.js';

/** Options of {@link writePng}. */
export interface WritePngOptions {
  /** Bits of a number. Default 16 for a `Uint16Array`, 8 otherwise. */
  bitDepth?: 8 | 16;
}

/** Colour types by number of channels. */
const colorTypes = [0, 4, 2, 6];

/**
 * An image as a PNG file, without loss.
 *
 * Values must be whole numbers from 0 to 255, or to 65535 with 16 bits: nothing is rounded or cut off; `windowImage` makes such values of others.
 * The spacing of the image is not written.
 *
 * @returns The bytes of the file: for `writeFile`, `new Blob([bytes])`, or {@link readPng}.
 * @throws {InvalidArgumentError} for values that do not fit, and more than 4 channels
 * @throws {ShapeError} when `image.data` has a wrong length
 *
 * @example
 * ```ts
 * import { writePng } from '@cairn-ml/images/png';
 *
 * const bytes = await writePng({ data: [0, 128, 255], width: 3, height: 1, channels: 1 });
 * console.log(bytes.subarray(1, 4)); // [80, 78, 71]
 * await writePng({ data: [0.5], width: 1, height: 1, channels: 1 }); // throws InvalidArgumentError
 * ```
 *
 * Source: PNG, W3C recommendation (third edition); filters by the smallest sum of absolute differences, as it proposes.
 */
export async function writePng(image: Image, options: WritePngOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  checkImage('writePng', image);
  const { data, width, height, channels } = image;
  const { bitDepth = data instanceof Uint16Array ? 16 : 8 } = options;
  checkOption<string>('writePng', 'bitDepth', String(bitDepth), ['8', '16']);
  if (channels > 4) throw new InvalidArgumentError('writePng', 'image.channels', 'be at most 4', channels);
  const most = 2 ** bitDepth - 1;
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (!(Number.isInteger(value) && value >= 0 && value <= most)) {
      throw new InvalidArgumentError(
        'writePng',
        `image.data[${i}]`,
        `be a whole number from 0 to ${most}`,
        value,
        'Use windowImage first.',
      );
    }
  }
  const header = new Uint8Array(13);
  viewOf(header).setUint32(0, width);
  viewOf(header).setUint32(4, height);
  header.set([bitDepth, colorTypes[channels - 1]!], 8);
  const rows = filteredRows(data, width * channels, height, channels, bitDepth / 8);
  const compressed = new Blob([rows]).stream().pipeThrough(new CompressionStream('deflate'));
  const parts = [
    signature,
    makeChunk('IHDR', header),
    makeChunk('IDAT', new Uint8Array(await new Response(compressed).arrayBuffer())),
    makeChunk('IEND', new Uint8Array(0)),
  ];
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

/** Each row behind the number of its filter: the one whose differences, as signed bytes, are smallest in sum. */
function filteredRows(
  data: ArrayLike<number>,
  samples: number,
  height: number,
  channels: number,
  width: number,
): Uint8Array<ArrayBuffer> {
  const rowBytes = samples * width;
  const pixelBytes = channels * width;
  const plain = new Uint8Array(rowBytes * height);
  for (let i = 0; i < samples * height; i++) {
    if (width === 2) plain[2 * i] = data[i]! >> 8;
    plain[width * i + width - 1] = data[i]!;
  }
  const result = new Uint8Array((rowBytes + 1) * height);
  const tried = new Uint8Array(rowBytes);
  for (let row = 0; row < height; row++) {
    const from = row * rowBytes;
    let least = Infinity;
    for (let filter = 0; filter < 5; filter++) {
      let sum = 0;
      for (let i = 0; i < rowBytes; i++) {
        const left = i < pixelBytes ? 0 : plain[from + i - pixelBytes]!;
        const up = row === 0 ? 0 : plain[from + i - rowBytes]!;
        const corner = row === 0 || i < pixelBytes ? 0 : plain[from + i - rowBytes - pixelBytes]!;
        const difference = (plain[from + i]! - predict(filter, left, up, corner)) & 0xff;
        tried[i] = difference;
        sum += difference < 128 ? difference : 256 - difference;
      }
      if (sum >= least) continue;
      least = sum;
      result[row * (rowBytes + 1)] = filter;
      result.set(tried, row * (rowBytes + 1) + 1);
    }
  }
  return result;
}
