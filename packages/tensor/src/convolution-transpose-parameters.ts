import { checkInteger, type Random } from '@cairn-ml/numeric';
import { glorotUniform } from './glorot-uniform.js';
import type { Initializer } from './initializer.js';
import { pair } from './internal/convolution-options.js';
import { toRandom } from './internal/to-random.js';
import { zeros } from './ops.js';
import type { Tensor } from './types.js';

/** Parameters of `convolutionTranspose`. */
export type ConvolutionTransposeParameters = {
  /** `[height, width, outputs, inputs]` */
  weights: Tensor;
  /** `[outputs]` */
  bias?: Tensor;
};

/** Options of {@link convolutionTransposeParameters}. */
export interface ConvolutionTransposeParametersOptions {
  /** Height and width of the window. Default 3. */
  kernelSize?: number | readonly [height: number, width: number];
  /** Whether there is a bias, which starts at 0. Default true. */
  bias?: boolean;
  /** How the weights start; it sees outputs before inputs, as in Keras. Default `glorotUniform`. */
  initializer?: Initializer;
}

/**
 * First parameters of a transposed convolution: weights from an initialiser, a bias of zeros.
 *
 * @param inputs - Channels that go in.
 * @param outputs - Channels that come out.
 * @param random - A seed, or a stream of `createRandom`, which is advanced.
 * @throws {InvalidArgumentError} for sizes below 1
 *
 * @example
 * ```ts
 * import { convolutionTransposeParameters, init } from '@cairn-ml/tensor';
 *
 * await init();
 * convolutionTransposeParameters(8, 3, 1, { kernelSize: 4 }).weights.shape; // [4, 4, 3, 8]
 * ```
 *
 * Source: the defaults are those of Keras (`Conv2DTranspose`).
 */
export function convolutionTransposeParameters(
  inputs: number,
  outputs: number,
  random: Random | number,
  options: ConvolutionTransposeParametersOptions = {},
): ConvolutionTransposeParameters {
  const { kernelSize = 3, bias = true, initializer = glorotUniform } = options;
  checkInteger('convolutionTransposeParameters', 'inputs', inputs, { min: 1 });
  checkInteger('convolutionTransposeParameters', 'outputs', outputs, { min: 1 });
  const [height, width] = pair('convolutionTransposeParameters', 'kernelSize', kernelSize);
  const weights = initializer([height, width, outputs, inputs], toRandom(random));
  return bias ? { weights, bias: zeros([outputs]) } : { weights };
}
