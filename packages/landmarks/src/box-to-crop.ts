import { checkFinite, checkLength, checkNumber, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import type { Crop } from './crop.js';

/** Options of {@link boxToCrop}. */
export interface BoxToCropOptions {
  /** `'xyxy'`: left, top, right, bottom (default). `'xywh'`: left, top, width, height. */
  format?: 'xyxy' | 'xywh';
  /** Factor of width and height. Default 1; mmpose uses 1.25. */
  padding?: number;
  /** Width over height: the shorter side grows until it fits. By default the box keeps its own. */
  aspectRatio?: number;
}

/**
 * A bounding box as the centre and size of a crop.
 *
 * @param box - Four numbers in pixels of the image.
 * @throws {ShapeError} when `box` has another length
 * @throws {InvalidArgumentError} for numbers that are not finite, an empty box, and bad options
 *
 * @example
 * ```ts
 * import { boxToCrop } from '@cairn-ml/landmarks';
 *
 * boxToCrop([10, 20, 110, 170], { padding: 1.25 }); // { center: [60, 95], scale: [125, 187.5] }
 * boxToCrop([10, 20, 100, 150], { format: 'xywh', aspectRatio: 1 }); // { center: [60, 95], scale: [150, 150] }
 * ```
 *
 * Source: `bbox_xyxy2cs`, `bbox_xywh2cs` and `TopdownAffine` of mmpose (759b39c).
 */
export function boxToCrop(box: ArrayLike<number>, options: BoxToCropOptions = {}): Crop {
  const { format = 'xyxy', padding = 1, aspectRatio } = options;
  checkLength('boxToCrop', 'box', box, 4, 'four numbers');
  checkFinite('boxToCrop', 'box', box);
  checkOption('boxToCrop', 'format', format, ['xyxy', 'xywh']);
  checkNumber('boxToCrop', 'padding', padding, { min: Number.MIN_VALUE });
  if (aspectRatio !== undefined) checkNumber('boxToCrop', 'aspectRatio', aspectRatio, { min: Number.MIN_VALUE });
  const [left, top, third, fourth] = Array.from(box) as [number, number, number, number];
  let [width, height] = format === 'xyxy' ? [third - left, fourth - top] : [third, fourth];
  if (!(width > 0 && height > 0)) {
    throw new InvalidArgumentError('boxToCrop', 'box', 'have a positive width and height', box, 'Is `format` right?');
  }
  const center = [left + width / 2, top + height / 2] as const;
  width *= padding;
  height *= padding;
  if (aspectRatio !== undefined) {
    if (width > height * aspectRatio) height = width / aspectRatio;
    else width = height * aspectRatio;
  }
  return { center, scale: [width, height] };
}
