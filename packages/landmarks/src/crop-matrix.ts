import { checkFinite, checkLength, checkNumber, checkOption } from '@cairn-ml/numeric';
import type { Size } from './codec-options.js';
import type { Crop, WarpConvention } from './crop.js';
import { checkCrop } from './internal/check-crop.js';
import { checkSize } from './internal/read.js';

/** Options of {@link cropMatrix}. */
export interface CropMatrixOptions {
  /** Size of the input of the network. */
  outputSize: Size;
  /** Default `'udp'`. */
  convention?: WarpConvention;
  /**
   * Degrees, default 0. As in mmpose the conventions turn in opposite senses: with y downwards, a positive angle turns the picture clockwise in
   * `'udp'` and counterclockwise in `'msra'`.
   */
  rotation?: number;
  /** Moves the crop by a share of its width and height. Default none. */
  shift?: readonly [x: number, y: number];
  /** For `'msra'`: whether one factor, that of the width, serves both axes. Default true. `'udp'` always has two. */
  fixAspectRatio?: boolean;
}

/**
 * The affine map from the image into the input of a network, as six numbers: rows `[a, b, c]` and `[d, e, f]` of `x' = a x + b y + c`,
 * `y' = d x + e y + f`.
 *
 * `'udp'`: `p' = S R(rotation) (p - center) + (outputSize - 1) / 2` with `S = (outputSize - 1) / scale`.
 * `'msra'`: `p' = S R(-rotation) (p - center) + outputSize / 2` with `S = outputSize / scale`, both entries that of the width with `fixAspectRatio`.
 * Its inverse, {@link invertAffine}, takes landmarks back to the image exactly.
 *
 * @throws {ShapeError} when a size is no pair
 * @throws {InvalidArgumentError} for sizes that are not positive, numbers that are not finite, and bad options
 *
 * @example
 * ```ts
 * import { cropMatrix, invertAffine, transformKeypoints } from '@cairn-ml/landmarks';
 *
 * const matrix = cropMatrix({ center: [60, 95], scale: [140.625, 187.5] }, { outputSize: [192, 256] });
 * matrix; // [1.358222, 0, 14.006667, 0, 1.36, -1.7]
 * const inside = transformKeypoints([77.3, 120.9], matrix); // [118.997, 162.724]
 * transformKeypoints(inside, invertAffine(matrix)); // [77.300, 120.900]
 * ```
 *
 * Source: `get_udp_warp_matrix` and `get_warp_matrix` of mmpose (759b39c); for `'msra'` solved in closed form.
 */
export function cropMatrix(crop: Crop, options: CropMatrixOptions): Float64Array {
  const { outputSize, convention = 'udp', rotation = 0, shift = [0, 0], fixAspectRatio = true } = options;
  checkCrop('cropMatrix', crop);
  checkSize('cropMatrix', 'outputSize', outputSize);
  checkOption('cropMatrix', 'convention', convention, ['udp', 'msra']);
  checkNumber('cropMatrix', 'rotation', rotation);
  checkLength('cropMatrix', 'shift', shift, 2, 'x and y');
  checkFinite('cropMatrix', 'shift', shift);
  const isUdp = convention === 'udp';
  const last = isUdp ? 1 : 0;
  const scaleX = (outputSize[0] - last) / crop.scale[0];
  const scaleY = !isUdp && fixAspectRatio ? scaleX : (outputSize[1] - last) / crop.scale[1];
  const angle = ((isUdp ? rotation : -rotation) * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const centerX = crop.center[0] + crop.scale[0] * shift[0];
  const centerY = crop.center[1] + crop.scale[1] * shift[1];
  const [a, b, d, e] = [cosine * scaleX, 0 - sine * scaleX, sine * scaleY, cosine * scaleY];
  return Float64Array.of(
    a,
    b,
    (outputSize[0] - last) / 2 - a * centerX - b * centerY,
    d,
    e,
    (outputSize[1] - last) / 2 - d * centerX - e * centerY,
  );
}
