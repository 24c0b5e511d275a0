import {
  add,
  exp,
  isFinite as finite,
  log,
  max,
  reshape,
  sub,
  sum,
  Tensor,
  tensor,
  tidy,
  where,
} from '@tensorflow/tfjs-core';
import type { TensorLike } from '../../types.js';
import { withoutTape } from '../without-tape.js';

/**
 * `log(sum(exp(x)))` over the axes (default: all), without overflow. Over entries that are all -Infinity, or over none, -Infinity.
 *
 * @example
 * ```ts
 * import { init, logSumExp, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * await logSumExp(tensor([[1000, 1000], [0, -1 / 0]]), 1).data(); // Float32Array [1000.6932, 0]
 * ```
 */
export function logSumExp<T extends Tensor = Tensor>(
  x: Tensor | TensorLike,
  axis?: number | number[],
  keepDims = false,
): T {
  return tidy(() => {
    const values = x instanceof Tensor ? x : tensor(x);
    // tfjs 4.22.0 subtracts a largest entry of -Infinity from itself. The derivative with respect to the shift is 0.
    const shift = withoutTape(() => {
      const largest = max(values, axis, true);
      return where(finite(largest), largest, 0);
    });
    const result = add(log(sum(exp(sub(values, shift)), axis, true)), shift);
    return (keepDims ? result : reshape(result, withoutAxes(values.shape, axis))) as T;
  });
}

function withoutAxes(shape: number[], axis: number | number[] | undefined): number[] {
  if (axis === undefined) return [];
  const axes = [axis].flat().map((each) => (each < 0 ? each + shape.length : each));
  return shape.filter((_, i) => !axes.includes(i));
}
