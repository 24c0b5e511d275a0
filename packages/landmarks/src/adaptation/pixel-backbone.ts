import { checkInteger, InvalidArgumentError } from '@cairn-ml/numeric';
import { convolution, eye, keep, mean, reshape, type Tensor, tidy } from '@cairn-ml/tensor';
import type { Size } from '../codec-options.js';
import { checkImages } from '../internal/adaptation/check-images.js';
import { checkSize } from '../internal/read.js';
import type { Backbone } from './backbone.js';

/** Options of {@link pixelBackbone}. */
export interface PixelBackboneOptions {
  /** Width and height of the images. */
  inputSize: Size;
  /** Pixels along a side of the patch around each place of the grid, odd. Default 9. */
  patchSize?: number;
  /** Pixels from one place of the grid to the next. Default 4. */
  stride?: number;
}

/**
 * Raw grey values around each place as its features: the baseline that a pretrained network has to beat.
 *
 * Grey is the mean of the three channels; beyond the border it is 0. The grid has `ceil(size / stride)` places along each side.
 *
 * @returns A {@link Backbone} with `patchSize²` channels, row by row of the patch.
 * @throws {InvalidArgumentError} for a patch whose side is even, and sizes that are not positive integers
 *
 * @example
 * ```ts
 * import { pixelBackbone } from '@cairn-ml/landmarks/adaptation';
 * import { init, ones } from '@cairn-ml/tensor';
 *
 * await init();
 * const backbone = pixelBackbone({ inputSize: [16, 8], patchSize: 3, stride: 2 });
 * backbone.features(ones([1, 8, 16, 3])).shape; // [1, 4, 8, 9]
 * backbone.dispose();
 * ```
 *
 * Source: our baseline.
 */
export function pixelBackbone(options: PixelBackboneOptions): Backbone {
  const { inputSize, patchSize = 9, stride = 4 } = options;
  checkSize('pixelBackbone', 'inputSize', inputSize);
  checkInteger('pixelBackbone', 'patchSize', patchSize, { min: 1 });
  checkInteger('pixelBackbone', 'stride', stride, { min: 1 });
  if (patchSize % 2 === 0) throw new InvalidArgumentError('pixelBackbone', 'patchSize', 'be odd', patchSize);
  const channels = patchSize ** 2;
  const weights = tidy(() => keep(reshape(eye(channels), [patchSize, patchSize, 1, channels])));
  return {
    inputSize: [...inputSize],
    featureSize: [Math.ceil(inputSize[0] / stride), Math.ceil(inputSize[1] / stride)],
    channels,
    features(images: Tensor): Tensor {
      checkImages('features', images, inputSize);
      return tidy(() => convolution(mean(images, 3, true), { weights }, { strides: stride }));
    },
    dispose: () => weights.dispose(),
  };
}
