import type { Random } from '@cairn-ml/numeric';
import { fans } from './internal/fans.js';
import { randomUniform } from './random-uniform.js';
import type { Tensor } from './types.js';

/**
 * Uniform weights in `±sqrt(6 / (inputs + outputs))`: signals keep their variance forwards and backwards, for layers with tanh.
 *
 * The last two sizes of `shape` are those of inputs and outputs; sizes before them are the window of a convolution and multiply both. Drawn
 * on the host: the same seed gives the same numbers on every device.
 *
 * @param random - A seed, or a stream of `createRandom`, which is advanced.
 * @throws {InvalidArgumentError} for a shape that is out of range
 *
 * @example
 * ```ts
 * import { glorotUniform, init } from '@cairn-ml/tensor';
 *
 * await init();
 * glorotUniform([3, 3, 16, 32], 1).shape; // [3, 3, 16, 32]
 * ```
 *
 * Source: Glorot and Bengio 2010, Understanding the difficulty of training deep feedforward neural networks, equation 16.
 */
export function glorotUniform(shape: readonly number[], random: Random | number): Tensor {
  const { fanIn, fanOut } = fans(shape);
  const bound = Math.sqrt(6 / Math.max(fanIn + fanOut, 1));
  return randomUniform(shape, random, -bound, bound);
}
