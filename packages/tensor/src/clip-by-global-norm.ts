import { checkNumber } from '@cairn-ml/numeric';
import { clone, scalar } from '@tensorflow/tfjs-core';
import { tidy } from './autograd.js';
import { globalNorm } from './global-norm.js';
import { mapTree } from './map-tree.js';
import { div, greater, mul, where } from './ops.js';
import type { ParameterTree } from './parameter-tree.js';

/**
 * Gradients scaled down together so that their global norm is at most `maxNorm`: `g · maxNorm / norm` where `norm > maxNorm`, else `g`.
 *
 * Nothing is read from the device. A zero norm leaves zeros. An infinite norm (`globalNorm` says when) gives 0 for what is finite and
 * NaN for what is not. A NaN norm leaves the gradients as they are, on WebGPU as the driver likes: guard with `skipNonFinite` of `trainStep`.
 *
 * @param maxNorm - At least 1e-30.
 * @throws {InvalidArgumentError} for a `maxNorm` below 1e-30, or an entry that cannot stand in a tree
 *
 * @example
 * ```ts
 * import { clipByGlobalNorm, init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const clipped = clipByGlobalNorm({ weights: tensor([3, 0]), bias: tensor([4]) }, 1);
 * await clipped.weights.data(); // Float32Array [0.6, 0]
 * await clipped.bias.data(); // Float32Array [0.8]
 * ```
 *
 * Source: Pascanu, Mikolov and Bengio 2013, On the difficulty of training recurrent neural networks, algorithm 1; `optax.clip_by_global_norm`.
 * torch's `clip_grad_norm_` adds 1e-6 to the norm.
 */
export function clipByGlobalNorm<T extends ParameterTree>(gradients: T, maxNorm: number): T {
  checkNumber('clipByGlobalNorm', 'maxNorm', maxNorm, { min: 1e-30 });
  return tidy(() => {
    const norm = globalNorm(gradients);
    const scale = where(greater(norm, maxNorm), div(maxNorm, norm), scalar(1));
    return mapTree(gradients, (leaf) => (leaf.dtype === 'float32' ? mul(leaf, scale) : clone(leaf))) as never;
  }) as T;
}
