import { tidy } from './autograd.js';
import { mul, sigmoid } from './ops.js';
import type { Tensor } from './types.js';

/**
 * The sigmoid linear unit (swish), `x / (1 + exp(-x))`.
 *
 * @example
 * ```ts
 * import { init, silu, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * await silu(tensor([-1, 0, 1])).data(); // Float32Array [-0.26894, 0, 0.73106]
 * ```
 *
 * Source: Hendrycks and Gimpel 2016, Gaussian error linear units, section 4.
 */
export function silu(x: Tensor): Tensor {
  return tidy(() => mul(x, sigmoid(x)));
}
