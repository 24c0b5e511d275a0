import type { FloatArray } from './read.js';

/** What lies outside of a map: `'zero'`, or the map mirrored at its outermost pixels. */
export type Border = 'zero' | 'mirror';

/** One map, blurred along both axes. */
export function blurMap(
  maps: FloatArray,
  start: number,
  width: number,
  height: number,
  kernel: Float64Array,
  border: Border,
): Float64Array {
  const alongX = new Float64Array(width * height);
  const blurred = new Float64Array(width * height);
  const columns = sources(width, kernel.length, border);
  for (let y = 0; y < height; y++) blurLine(maps, start + y * width, 1, alongX, y * width, kernel, columns);
  const rows = sources(height, kernel.length, border);
  for (let x = 0; x < width; x++) blurLine(alongX, x, width, blurred, x, kernel, rows);
  return blurred;
}

/** For every pixel of a line and every tap, the pixel that the tap reads; -1 for none. */
export function sources(length: number, taps: number, border: Border): Int32Array {
  const reach = taps >> 1;
  const period = Math.max(1, 2 * (length - 1));
  return Int32Array.from({ length: length * taps }, (_, i) => {
    const source = Math.floor(i / taps) + (i % taps) - reach;
    if (source >= 0 && source < length) return source;
    if (border === 'zero') return -1;
    const folded = ((source % period) + period) % period;
    return folded < length ? folded : period - folded;
  });
}

/** `step` apart, from `start` on; the result is laid out alike. */
export function blurLine(
  values: FloatArray,
  start: number,
  step: number,
  into: Float64Array,
  first: number,
  kernel: Float64Array,
  from: Int32Array,
): void {
  const taps = kernel.length;
  for (let i = 0; i * taps < from.length; i++) {
    let sum = 0;
    for (let j = 0; j < taps; j++) {
      const source = from[i * taps + j]!;
      if (source >= 0) sum += kernel[j]! * values[start + source * step]!;
    }
    into[first + i * step] = sum;
  }
}

/** What a blurred map is multiplied with to have the maximum that it had before. 1 for a map that stays 0 everywhere. */
export function rescaling(maximum: number, blurred: Float64Array): number {
  let most = -Infinity;
  for (const value of blurred) if (value > most) most = value;
  return most === 0 ? 1 : maximum / most;
}
