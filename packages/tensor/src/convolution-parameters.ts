import { checkInteger, type Random } from '@cairn-ml/numeric';
import { glorotUniform } from './glorot-uniform.js';
import type { Initializer } from './initializer.js';
import { checkGroups, pair } from './internal/convolution-options.js';
import { toRandom } from './internal/to-random.js';
import { zeros } from './ops.js';
import type { Tensor } from './types.js';

/** Parameters of `convolution`. */
export type ConvolutionParameters = {
  /** `[height, width, inputs / groups, outputs]` */
  weights: Tensor;
  /** `[outputs]` */
  bias?: Tensor;
};

/** Options of {@link convolutionParameters}. */
export interface ConvolutionParametersOptions {
  /** Height and width of the window. Default 3. */
  kernelSize?: number | readonly [height: number, width: number];
  /** As for `convolution`: channels of one group see only each other. Default 1. */
  groups?: number;
  /** Whether there is a bias, which starts at 0. Default true. */
  bias?: boolean;
  /** How the weights start. Default `glorotUniform`. */
  initializer?: Initializer;
}

/**
 * First parameters of a convolution: weights from an initialiser, a bias of zeros.
 *
 * @param inputs - Channels that go in.
 * @param outputs - Channels that come out.
 * @param random - A seed, or a stream of `createRandom`, which is advanced.
 * @throws {InvalidArgumentError} for sizes below 1, and channels that `groups` does not divide
 *
 * @example
 * ```ts
 * import { convolutionParameters, init } from '@cairn-ml/tensor';
 *
 * await init();
 * convolutionParameters(3, 16, 1, { kernelSize: 5 }).weights.shape; // [5, 5, 3, 16]
 * ```
 *
 * Source: the defaults are those of Keras (`Conv2D`).
 */
export function convolutionParameters(
  inputs: number,
  outputs: number,
  random: Random | number,
  options: ConvolutionParametersOptions = {},
): ConvolutionParameters {
  const { kernelSize = 3, groups = 1, bias = true, initializer = glorotUniform } = options;
  checkInteger('convolutionParameters', 'inputs', inputs, { min: 1 });
  checkInteger('convolutionParameters', 'outputs', outputs, { min: 1 });
  checkGroups('convolutionParameters', groups, inputs, outputs);
  const [height, width] = pair('convolutionParameters', 'kernelSize', kernelSize);
  const weights = initializer([height, width, inputs / groups, outputs], toRandom(random));
  return bias ? { weights, bias: zeros([outputs]) } : { weights };
}
