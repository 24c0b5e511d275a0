import { checkInteger, type Random } from '@cairn-ml/numeric';
import { glorotUniform } from './glorot-uniform.js';
import type { Initializer } from './initializer.js';
import { toRandom } from './internal/to-random.js';
import { zeros } from './ops.js';
import type { Tensor } from './types.js';

/** Parameters of `linear`. */
export type LinearParameters = {
  /** `[inputs, outputs]` */
  weights: Tensor;
  /** `[outputs]` */
  bias?: Tensor;
};

/** Options of {@link linearParameters}. */
export interface LinearParametersOptions {
  /** Whether there is a bias, which starts at 0. Default true. */
  bias?: boolean;
  /** How the weights start. Default `glorotUniform`. */
  initializer?: Initializer;
}

/**
 * First parameters of a fully connected layer: weights from an initialiser, a bias of zeros.
 *
 * @param random - A seed, or a stream of `createRandom`, which is advanced.
 * @throws {InvalidArgumentError} for sizes below 1
 *
 * @example
 * ```ts
 * import { heNormal, init, linearParameters } from '@cairn-ml/tensor';
 *
 * await init();
 * const { weights, bias } = linearParameters(4, 3, 1, { initializer: heNormal });
 * [weights.shape, bias?.shape]; // [[4, 3], [3]]
 * ```
 *
 * Source: the defaults are those of Keras (`Dense`).
 */
export function linearParameters(
  inputs: number,
  outputs: number,
  random: Random | number,
  options: LinearParametersOptions = {},
): LinearParameters {
  const { bias = true, initializer = glorotUniform } = options;
  checkInteger('linearParameters', 'inputs', inputs, { min: 1 });
  checkInteger('linearParameters', 'outputs', outputs, { min: 1 });
  const weights = initializer([inputs, outputs], toRandom(random));
  return bias ? { weights, bias: zeros([outputs]) } : { weights };
}
