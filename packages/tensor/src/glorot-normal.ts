import type { Random } from '@cairn-ml/numeric';
import { fans } from './internal/fans.js';
import { randomNormal } from './random-normal.js';
import type { Tensor } from './types.js';

/**
 * Normal weights of variance `2 / (inputs + outputs)`: signals keep their variance forwards and backwards, for layers with tanh.
 *
 * The last two sizes of `shape` are those of inputs and outputs; sizes before them are the window of a convolution and multiply both. Drawn
 * on the host: the same seed gives the same numbers on every device.
 *
 * @param random - A seed, or a stream of `createRandom`, which is advanced.
 * @throws {InvalidArgumentError} for a shape that is out of range
 *
 * @example
 * ```ts
 * import { glorotNormal, init } from '@cairn-ml/tensor';
 *
 * await init();
 * glorotNormal([3, 3, 16, 32], 1).shape; // [3, 3, 16, 32]
 * ```
 *
 * Source: Glorot and Bengio 2010, Understanding the difficulty of training deep feedforward neural networks, equation 12;
 * `torch.nn.init.xavier_normal_` (Keras truncates).
 */
export function glorotNormal(shape: readonly number[], random: Random | number): Tensor {
  const { fanIn, fanOut } = fans(shape);
  return randomNormal(shape, random, 0, Math.sqrt(2 / Math.max(fanIn + fanOut, 1)));
}
