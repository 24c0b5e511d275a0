import type { PixelArray } from '../../pixel-array.js';
import { viewOf } from '../bytes.js';
import type { PixelLayout } from './frame.js';

const arrays = {
  8: [Uint8Array, Int8Array],
  16: [Uint16Array, Int16Array],
  32: [Uint32Array, Int32Array],
} as const;

/** The numbers of a frame, without the bits that do not belong to them, channels of a pixel together. */
export function storedValues(
  bytes: Uint8Array,
  layout: PixelLayout,
  littleEndian: boolean,
  planar: boolean,
): PixelArray {
  const { width, height, samples, bitsStored, highBit, signed } = layout;
  const bits = layout.bitsAllocated as 8 | 16 | 32;
  const pixels = width * height;
  const result: PixelArray = new arrays[bits][signed ? 1 : 0](pixels * samples);
  const view = viewOf(bytes);
  const read = {
    8: (i: number) => bytes[i]!,
    16: (i: number) => view.getUint16(2 * i, littleEndian),
    32: (i: number) => view.getUint32(4 * i, littleEndian),
  }[bits];
  const [above, below] = [31 - highBit, 32 - bitsStored];
  for (let i = 0; i < result.length; i++) {
    const from = planar ? (i % samples) * pixels + Math.floor(i / samples) : i;
    // What lies above the number falls off to the left; shifted back, it is filled with its sign, or with zeros.
    const left = read(from) << above;
    result[i] = signed ? left >> below : left >>> below;
  }
  return result;
}
