import type { Random } from '@cairn-ml/numeric';
import { fans } from './internal/fans.js';
import { randomNormal } from './random-normal.js';
import type { Tensor } from './types.js';

/**
 * Normal weights of variance `2 / inputs`: signals keep their variance, for layers with relu.
 *
 * The last two sizes of `shape` are those of inputs and outputs; sizes before them are the window of a convolution and multiply both. Drawn
 * on the host: the same seed gives the same numbers on every device.
 *
 * @param random - A seed, or a stream of `createRandom`, which is advanced.
 * @throws {InvalidArgumentError} for a shape that is out of range
 *
 * @example
 * ```ts
 * import { heNormal, init } from '@cairn-ml/tensor';
 *
 * await init();
 * heNormal([3, 3, 16, 32], 1).shape; // [3, 3, 16, 32]
 * ```
 *
 * Source: He et al. 2015, Delving deep into rectifiers, equation 10; `torch.nn.init.kaiming_normal_` (Keras truncates).
 */
export function heNormal(shape: readonly number[], random: Random | number): Tensor {
  return randomNormal(shape, random, 0, Math.sqrt(2 / Math.max(fans(shape).fanIn, 1)));
}
