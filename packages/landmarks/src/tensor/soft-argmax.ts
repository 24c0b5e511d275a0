import { checkNumber, checkOption, ShapeError } from '@cairn-ml/numeric';
import { add, div, mul, range, reshape, softmax, stack, sub, sum, type Tensor, tidy } from '@cairn-ml/tensor';
import { checkTensor } from '../internal/tensor/map-weights.js';
import type { SoftArgmaxOptions } from '../soft-argmax.js';

/** Options of {@link softArgmax} on tensors: as on arrays, without what follows from the shape. */
export type TensorSoftArgmaxOptions = Pick<SoftArgmaxOptions, 'beta' | 'normalization' | 'units'>;

/**
 * The mean position of each heatmap, weighted with its softmax, on the device and differentiable: integral regression, soft-argmax, or DSNT.
 *
 * The formula, and what its options mean, are those of `softArgmax` of `@cairn-ml/landmarks`.
 *
 * @param heatmaps - `[batch, landmarks, height, width]`.
 * @returns x and y, `[batch, landmarks, 2]`.
 * @throws {ShapeError} for heatmaps of another shape
 * @throws {InvalidArgumentError} for a `beta` that is not positive
 *
 * @example
 * ```ts
 * import { softArgmax } from '@cairn-ml/landmarks/tensor';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * await softArgmax(tensor([[[[0, 0, 0, 4]]]])).data(); // Float32Array [2.8958, 0]
 * ```
 *
 * Source: Sun et al. 2018, Nibali et al. 2018; `IntegralRegressionHead` of mmpose (759b39c), GeoSapiens.
 */
export function softArgmax(heatmaps: Tensor, options: TensorSoftArgmaxOptions = {}): Tensor {
  const { beta = 1, normalization = 'softmax', units = 'pixels' } = options;
  checkTensor('softArgmax', 'heatmaps', heatmaps);
  if (heatmaps.rank !== 4)
    throw new ShapeError('softArgmax', 'heatmaps', 'be [batch, landmarks, height, width]', heatmaps.shape);
  checkNumber('softArgmax', 'beta', beta, { min: Number.MIN_VALUE });
  checkOption('softArgmax', 'normalization', normalization, ['softmax', 'sum']);
  checkOption('softArgmax', 'units', units, ['pixels', 'normalized', 'centred']);
  const [batch, landmarks, height, width] = heatmaps.shape as [number, number, number, number];
  return tidy(() => {
    const weights =
      normalization === 'softmax'
        ? reshape(softmax(mul(reshape(heatmaps, [batch, landmarks, height * width]), beta)), heatmaps.shape)
        : div(heatmaps, sum(heatmaps, [2, 3], true));
    // Sums to columns and rows first: one pass over the maps for each.
    const position = (axis: 2 | 3, length: number) => {
      const pixel = sum(mul(sum(weights, axis), range(0, length)), -1);
      if (units === 'pixels') return pixel;
      return units === 'normalized' ? div(pixel, length) : sub(div(add(mul(pixel, 2), 1), length), 1);
    };
    return stack([position(2, width), position(3, height)], -1);
  });
}
