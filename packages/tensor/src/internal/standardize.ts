import { add, mean, mul, rsqrt, square, sub } from '../ops.js';
import type { Tensor } from '../types.js';

/** `(x - mean) / sqrt(variance + epsilon)` over `axes`; the variance from centred values, so that a large mean does not drown it. */
export function standardize(x: Tensor, axes: number[], epsilon: number): Tensor {
  const centred = sub(x, mean(x, axes, true));
  return mul(centred, rsqrt(add(mean(square(centred), axes, true), epsilon)));
}
