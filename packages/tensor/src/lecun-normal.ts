import type { Random } from '@cairn-ml/numeric';
import { fans } from './internal/fans.js';
import { randomNormal } from './random-normal.js';
import type { Tensor } from './types.js';

/**
 * Normal weights of variance `1 / inputs`: signals keep their variance, for linear layers and selu.
 *
 * The last two sizes of `shape` are those of inputs and outputs; sizes before them are the window of a convolution and multiply both. Drawn
 * on the host: the same seed gives the same numbers on every device.
 *
 * @param random - A seed, or a stream of `createRandom`, which is advanced.
 * @throws {InvalidArgumentError} for a shape that is out of range
 *
 * @example
 * ```ts
 * import { lecunNormal, init } from '@cairn-ml/tensor';
 *
 * await init();
 * lecunNormal([3, 3, 16, 32], 1).shape; // [3, 3, 16, 32]
 * ```
 *
 * Source: LeCun, Bottou, Orr and Müller 1998, Efficient BackProp, section 4.6 (Keras truncates).
 */
export function lecunNormal(shape: readonly number[], random: Random | number): Tensor {
  return randomNormal(shape, random, 0, Math.sqrt(1 / Math.max(fans(shape).fanIn, 1)));
}
