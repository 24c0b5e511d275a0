import type { FloatArray } from './read.js';

/** Columns or rows that a Gaussian is drawn on, `first .. first + values.length - 1` of the map, and its values there. */
export interface Profile {
  first: number;
  values: Float64Array;
}

/** A Gaussian around `centre` on whole numbers from `first` to `last`, of which those from 0 to `length - 1` are kept. */
export function profile(centre: number, sigma: number, first: number, last: number, length: number): Profile {
  const from = Math.max(0, first);
  const count = Math.max(0, Math.min(length - 1, last) - from + 1);
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = Math.exp(-((from + i - centre) ** 2) / (2 * sigma * sigma));
  return { first: from, values };
}

/** The product of a row and a column of numbers, which a Gaussian is. */
export function drawProduct(maps: FloatArray, start: number, width: number, x: Profile, y: Profile): void {
  for (let j = 0; j < y.values.length; j++) {
    const row = start + (y.first + j) * width + x.first;
    for (let i = 0; i < x.values.length; i++) maps[row + i] = x.values[i]! * y.values[j]!;
  }
}

/**
 * One axis of the patch around a centre, or undefined when it lies outside. `subPixel`: the Gaussian sits at `centre`, otherwise at the
 * nearest whole number. Only numbers within 3 sigma of that number are drawn.
 */
export function patch(centre: number, sigma: number, length: number, subPixel: boolean): Profile | undefined {
  const middle = Math.floor(centre + 0.5);
  const reach = Math.floor(3 * sigma);
  if (middle - reach >= length || middle + reach < 0) return undefined;
  return profile(subPixel ? centre : middle, sigma, middle - reach, middle + reach, length);
}

/**
 * The same as mmpose draws it. It cuts off decimals instead of rounding down, so that negative centres move by one and a 3 sigma that is
 * not whole shifts the patch; and it takes patches that end just before the map for visible.
 */
export function patchOfMmpose(centre: number, sigma: number, length: number, subPixel: boolean): Profile | undefined {
  const middle = Math.trunc(Math.fround(centre + 0.5));
  const reach = 3 * sigma;
  const first = Math.trunc(middle - reach);
  const end = Math.trunc(middle + reach + 1);
  if (first >= length || end < 0) return undefined;
  const taps = Math.ceil(2 * reach + 1);
  const offset = Math.floor((2 * reach + 1) / 2) + (subPixel ? centre - middle : 0);
  return profile(first + offset, sigma, first, Math.min(end, first + taps) - 1, length);
}

/** One axis of a Gaussian that fills the map, or undefined when no pixel is within 3 sigma of its centre. */
export function whole(centre: number, sigma: number, length: number): Profile | undefined {
  if (centre - 3 * sigma > length - 1 || centre + 3 * sigma < 0) return undefined;
  return profile(centre, sigma, 0, length - 1, length);
}

/** The same, where mmpose also counts centres a pixel further out. */
export function wholeOfMmpose(centre: number, sigma: number, length: number): Profile | undefined {
  if (centre - 3 * sigma >= length || centre + 3 * sigma + 1 < 0) return undefined;
  return profile(centre, sigma, 0, length - 1, length);
}
