import { checkFinite, checkNumber, checkOption } from '@cairn-ml/numeric';
import type { Image } from './image.js';
import { checkImage } from './internal/check-image.js';

/** Which values an image shows: those around `center`, `width` of them in all. */
export interface ImageWindow {
  center: number;
  width: number;
  /**
   * `'linear'` is the default function of DICOM, whose window runs from center - 0.5 - (width - 1) / 2 to center - 0.5 + (width - 1) / 2,
   * made for whole numbers; `'linear-exact'` runs from center - width / 2 to center + width / 2. Default `'linear-exact'`.
   */
  form?: 'linear' | 'linear-exact';
}

/** Options of {@link windowImage}. */
export interface WindowImageOptions {
  /** Which values become 0 to 255. By default those of the image, from the smallest to the largest. */
  window?: ImageWindow | undefined;
}

/**
 * An image with values of any range as one of 0 to 255: linear inside of the window, black below, white above.
 *
 * value = 255 · ((v - center) / width + 0.5) for `'linear-exact'`, rounded to the nearest whole number. An image of one value and no window becomes
 * black.
 *
 * @returns The same size, channels and spacing, in bytes.
 * @throws {InvalidArgumentError} for a width that is not positive (below 1 for `'linear'`), values that are not finite
 * @throws {ShapeError} when `image.data` has a wrong length
 *
 * @example
 * ```ts
 * import { windowImage } from '@cairn-ml/images';
 *
 * const ct = { data: Int16Array.of(-1000, 0, 40, 80, 2000), width: 5, height: 1, channels: 1 };
 * windowImage(ct, { window: { center: 40, width: 80 } }).data; // [0, 0, 128, 255, 255]
 * windowImage(ct).data; // [0, 85, 88, 92, 255]
 * ```
 *
 * Source: DICOM PS3.3 C.11.2.1.2 (VOI LUT functions LINEAR and LINEAR_EXACT).
 */
export function windowImage(image: Image, options: WindowImageOptions = {}): Image<Uint8Array> {
  const { window } = options;
  const { form = 'linear-exact' } = window ?? {};
  checkOption('windowImage', 'window.form', form, ['linear', 'linear-exact']);
  checkImage('windowImage', image);
  checkFinite('windowImage', 'image.data', image.data);
  if (window) {
    checkNumber('windowImage', 'window.center', window.center);
    checkNumber('windowImage', 'window.width', window.width, { min: form === 'linear' ? 1 : Number.MIN_VALUE });
  }
  const { center, width } = window ?? wholeRange(image.data);
  const [middle, extent] = form === 'linear' ? [center - 0.5, width - 1] : [center, width];
  const { data } = image;
  const result = new Uint8Array(data.length);
  const low = middle - extent / 2;
  for (let i = 0; i < data.length; i++) {
    const share = (data[i]! - middle) / extent + 0.5;
    // At the upper edge both formulas are 1 already, and a window of no extent is a step.
    result[i] = data[i]! <= low ? 0 : share >= 1 || extent === 0 ? 255 : Math.round(255 * share);
  }
  return { ...withoutData(image), data: result };
}

function wholeRange(data: ArrayLike<number>): ImageWindow {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < data.length; i++) {
    low = Math.min(low, data[i]!);
    high = Math.max(high, data[i]!);
  }
  return { center: low / 2 + high / 2, width: high - low };
}

function withoutData({ width, height, channels, spacing }: Image) {
  return { width, height, channels, ...(spacing && { spacing }) };
}
