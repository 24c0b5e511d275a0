import { checkInteger, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import { mean, mul, squaredDifference, type Tensor, tidy, topk } from '@cairn-ml/tensor';
import type { CodecMode } from '../codec-options.js';
import { checkMaps, type MapWeightOptions, spreadWeights } from '../internal/tensor/map-weights.js';

/** Options of {@link keypointOhkm}. */
export interface KeypointOhkmOptions extends MapWeightOptions {
  /** How many landmarks of each image count: those with the largest error. Default 8. */
  hardest?: number;
  /** Default `'exact'`: weights multiply the squared error. In `'mmpose'` they multiply both maps, so that they count squared. */
  mode?: CodecMode;
}

/**
 * Online hard keypoint mining: the mean squared error of the landmarks of each image that are worst.
 *
 * @param predicted - `[batch, landmarks, height, width]`.
 * @param target - As `predicted`.
 * @returns A scalar: the mean over images and their hardest landmarks.
 * @throws {ShapeError} for shapes that do not fit
 * @throws {InvalidArgumentError} when `hardest` is not an integer from 1 to the number of landmarks
 *
 * @example
 * ```ts
 * import { keypointOhkm } from '@cairn-ml/landmarks/tensor';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const predicted = tensor([[[[1, 0]], [[0, 3]]]]);
 * const target = tensor([[[[0, 0]], [[0, 0]]]]);
 * await keypointOhkm(predicted, target, { hardest: 1 }).data(); // Float32Array [4.5]
 * ```
 *
 * Source: Chen et al. 2018, Cascaded pyramid network; `KeypointOHKMMSELoss` of mmpose (759b39c).
 */
export function keypointOhkm(predicted: Tensor, target: Tensor, options: KeypointOhkmOptions = {}): Tensor {
  const { hardest = 8, mode = 'exact', weights } = options;
  checkMaps('keypointOhkm', predicted, target, options);
  checkInteger('keypointOhkm', 'hardest', hardest, { min: 1 });
  checkOption('keypointOhkm', 'mode', mode, ['exact', 'mmpose']);
  const landmarks = predicted.shape[1]!;
  if (hardest > landmarks)
    throw new InvalidArgumentError('keypointOhkm', 'hardest', `be at most the ${landmarks} landmarks`, hardest);
  return tidy(() => {
    let errors = squaredDifference(predicted, target);
    if (weights) {
      const factor = spreadWeights(weights);
      errors = mul(errors, mode === 'mmpose' ? mul(factor, factor) : factor);
    }
    return mean(topk(mean(errors, [2, 3]) as Tensor, hardest).values);
  });
}
