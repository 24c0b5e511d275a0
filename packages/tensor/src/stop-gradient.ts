import { clone } from '@tensorflow/tfjs-core';
import { withoutTape } from './internal/without-tape.js';
import type { Tensor } from './types.js';

/**
 * The same values as a constant: no gradient passes through.
 *
 * @example
 * ```ts
 * import { grad, init, mul, stopGradient, sum, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const gradient = grad((x) => sum(mul(x, stopGradient(x))));
 * await gradient(tensor([1, 2])).data(); // Float32Array [1, 2]
 * ```
 *
 * Source: `jax.lax.stop_gradient`, `torch.Tensor.detach`.
 */
export function stopGradient<T extends Tensor>(x: T): T {
  return withoutTape(() => clone(x));
}
