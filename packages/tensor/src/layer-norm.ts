import { checkNumber, ShapeError } from '@cairn-ml/numeric';
import { tidy } from './autograd.js';
import { checkNormParameters, scaleAndBias } from './internal/scale-and-bias.js';
import { standardize } from './internal/standardize.js';
import type { NormParameters } from './norm-parameters.js';
import type { Tensor } from './types.js';

/** Options of {@link layerNorm}. */
export interface LayerNormOptions {
  /** Added to the variance. Default 1e-5. */
  epsilon?: number;
}

/**
 * Every vector along the last dimension brought to mean 0 and variance 1, then scaled and moved:
 * `(x - mean) / sqrt(variance + epsilon) · scale + bias`, with the variance of the vector itself (divided by n).
 *
 * A constant vector becomes `bias`.
 *
 * @param x - `[..., channels]`
 * @param parameters - `scale` and `bias`, `[channels]`; see `normParameters`.
 * @throws {ShapeError} for shapes that do not fit
 * @throws {InvalidArgumentError} for an epsilon below 1e-30
 *
 * @example
 * ```ts
 * import { init, layerNorm, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * await layerNorm(tensor([[1, 3], [5, 5]])).data(); // Float32Array [-0.99999, 0.99999, 0, 0]
 * ```
 *
 * Source: Ba, Kiros and Hinton 2016, Layer normalization; epsilon as in torch.
 */
export function layerNorm(x: Tensor, parameters: NormParameters = {}, options: LayerNormOptions = {}): Tensor {
  const { epsilon = 1e-5 } = options;
  checkNumber('layerNorm', 'epsilon', epsilon, { min: 1e-30 });
  if (x.rank === 0) throw new ShapeError('layerNorm', 'x', 'be [..., channels]', x.shape);
  checkNormParameters('layerNorm', x, parameters);
  return tidy(() => scaleAndBias(standardize(x, [x.rank - 1], epsilon), parameters));
}
