import { mean, mul, squaredDifference, type Tensor, tidy } from '@cairn-ml/tensor';
import { checkMaps, type MapMaskOptions, pixelFactor } from '../internal/tensor/map-weights.js';

export type { MapMaskOptions, MapWeightOptions } from '../internal/tensor/map-weights.js';

/**
 * The mean squared error of heatmaps, over all pixels of all maps: the loss of Sapiens and MedSapiens.
 *
 * `mean(w (predicted - target)²)`. What weights and masks leave out stays in the denominator. In a union of label spaces, landmarks that a data
 * set does not have get weight 0.
 *
 * @param predicted - `[batch, landmarks, height, width]`.
 * @param target - As `predicted`; from `encodeUdp`, `encodeMsra` or {@link gaussianHeatmaps}.
 * @returns A scalar.
 * @throws {ShapeError} for shapes that do not fit
 *
 * @example
 * ```ts
 * import { keypointMse } from '@cairn-ml/landmarks/tensor';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const predicted = tensor([[[[1, 0]], [[0, 3]]]]); // two maps of 2 x 1
 * const target = tensor([[[[0, 0]], [[0, 0]]]]);
 * await keypointMse(predicted, target).data(); // Float32Array [2.5]
 * await keypointMse(predicted, target, { weights: tensor([[1, 0]]) }).data(); // Float32Array [0.25]
 * ```
 *
 * Source: `KeypointMSELoss` of mmpose (759b39c).
 */
export function keypointMse(predicted: Tensor, target: Tensor, options: MapMaskOptions = {}): Tensor {
  checkMaps('keypointMse', predicted, target, options);
  return tidy(() => {
    const squares = squaredDifference(predicted, target);
    const factor = pixelFactor(target, options);
    return mean(factor ? mul(squares, factor) : squares);
  });
}
