import type { Random } from '@cairn-ml/numeric';
import { fans } from './internal/fans.js';
import { randomUniform } from './random-uniform.js';
import type { Tensor } from './types.js';

/**
 * Uniform weights in `±sqrt(6 / inputs)`: signals keep their variance, for layers with relu.
 *
 * The last two sizes of `shape` are those of inputs and outputs; sizes before them are the window of a convolution and multiply both. Drawn
 * on the host: the same seed gives the same numbers on every device.
 *
 * @param random - A seed, or a stream of `createRandom`, which is advanced.
 * @throws {InvalidArgumentError} for a shape that is out of range
 *
 * @example
 * ```ts
 * import { heUniform, init } from '@cairn-ml/tensor';
 *
 * await init();
 * heUniform([3, 3, 16, 32], 1).shape; // [3, 3, 16, 32]
 * ```
 *
 * Source: He et al. 2015, Delving deep into rectifiers, equation 10; `torch.nn.init.kaiming_uniform_`.
 */
export function heUniform(shape: readonly number[], random: Random | number): Tensor {
  const bound = Math.sqrt(6 / Math.max(fans(shape).fanIn, 1));
  return randomUniform(shape, random, -bound, bound);
}
