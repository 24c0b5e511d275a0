import { checkInteger } from '@cairn-ml/numeric';
import { ones, zeros } from './ops.js';
import type { Tensor } from './types.js';

/** Parameters of `layerNorm`, `groupNorm` and `instanceNorm`; without them the layers only standardise. */
export type NormParameters = {
  /** `[channels]`, multiplies. */
  scale?: Tensor;
  /** `[channels]`, is added. */
  bias?: Tensor;
};

/**
 * First parameters of a normalisation: a scale of ones and a bias of zeros, so that nothing changes.
 *
 * @param channels - Size of the last dimension of the layer's input.
 * @throws {InvalidArgumentError} for less than one channel
 *
 * @example
 * ```ts
 * import { init, normParameters } from '@cairn-ml/tensor';
 *
 * await init();
 * await normParameters(2).scale.data(); // Float32Array [1, 1]
 * ```
 */
export function normParameters(channels: number): Required<NormParameters> {
  checkInteger('normParameters', 'channels', channels, { min: 1 });
  return { scale: ones([channels]), bias: zeros([channels]) };
}
