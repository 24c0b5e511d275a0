import { checkNumber } from '@cairn-ml/numeric';
import { tidy } from './autograd.js';
import { checkRank } from './internal/check-shape.js';
import { checkNormParameters, scaleAndBias } from './internal/scale-and-bias.js';
import { standardize } from './internal/standardize.js';
import type { NormParameters } from './norm-parameters.js';
import type { Tensor, Tensor4D } from './types.js';

/** Options of {@link instanceNorm}. */
export interface InstanceNormOptions {
  /** Added to the variance. Default 1e-5. */
  epsilon?: number;
}

/**
 * Each channel of each image brought to mean 0 and variance 1 over its pixels, then scaled and moved. No running statistics are kept.
 *
 * A constant channel becomes `bias`.
 *
 * @param x - Images, `[batch, height, width, channels]`.
 * @param parameters - `scale` and `bias`, `[channels]`; see `normParameters`.
 * @throws {ShapeError} for shapes that do not fit
 * @throws {InvalidArgumentError} for an epsilon below 1e-30
 *
 * @example
 * ```ts
 * import { init, instanceNorm, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const x = tensor([[[[1, 10], [3, 30]]]]);
 * await instanceNorm(x).data(); // Float32Array [-1.0000, -1.0000, 1.0000, 1.0000]
 * ```
 *
 * Source: Ulyanov, Vedaldi and Lempitsky 2016, Instance normalization; epsilon as in torch.
 */
export function instanceNorm(x: Tensor, parameters: NormParameters = {}, options: InstanceNormOptions = {}): Tensor4D {
  const { epsilon = 1e-5 } = options;
  checkNumber('instanceNorm', 'epsilon', epsilon, { min: 1e-30 });
  checkRank('instanceNorm', 'x', x, 4, 'batch, height, width, channels');
  checkNormParameters('instanceNorm', x, parameters);
  return tidy(() => scaleAndBias(standardize(x, [1, 2], epsilon), parameters) as Tensor4D);
}
