import { checkOption } from '@cairn-ml/numeric';
import { tidy } from './autograd.js';
import { add, clipByValue, erf, mul, sigmoid, square } from './ops.js';
import type { Tensor } from './types.js';

/** Options of {@link gelu}. */
export interface GeluOptions {
  /** `'none'`: with the error function; `'tanh'`: the approximation of GPT-2, up to 5e-4 away. Default `'none'`. */
  approximate?: 'none' | 'tanh';
}

/**
 * The Gaussian error linear unit, `x Φ(x) = x (1 + erf(x / √2)) / 2`, or `x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2`.
 *
 * @throws {InvalidArgumentError} for an unknown approximation
 *
 * @example
 * ```ts
 * import { gelu, init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * await gelu(tensor([-1, 0, 1])).data(); // Float32Array [-0.15866, 0, 0.84134]
 * await gelu(tensor([-1, 0, 1]), { approximate: 'tanh' }).data(); // Float32Array [-0.15881, 0, 0.84119]
 * ```
 *
 * Source: Hendrycks and Gimpel 2016, Gaussian error linear units, section 2.
 */
export function gelu(x: Tensor, options: GeluOptions = {}): Tensor {
  const { approximate = 'none' } = options;
  checkOption('gelu', 'approximate', approximate, ['none', 'tanh']);
  return tidy(() => {
    if (approximate === 'none') return mul(x, add(mul(erf(mul(x, Math.SQRT1_2)), 0.5), 0.5));
    // (1 + tanh(y)) / 2 is sigmoid(2 y), which is 0 or 1 in float32 beyond x = ±10; the cube of a large x would be infinite.
    const bounded = clipByValue(x, -10, 10);
    const inner = mul(bounded, add(mul(square(bounded), 0.044715), 1));
    return mul(x, sigmoid(mul(inner, 2 * Math.sqrt(2 / Math.PI))));
  });
}
