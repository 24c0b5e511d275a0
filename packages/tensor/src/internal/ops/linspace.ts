import { fill, linspace as stock, type Tensor1D } from '@tensorflow/tfjs-core';

/**
 * `count` values from `start` to `stop`, both included, at equal distances; `start` alone when `count` is 1.
 *
 * @example
 * ```ts
 * import { init, linspace } from '@cairn-ml/tensor';
 *
 * await init();
 * await linspace(0, 1, 5).data(); // Float32Array [0, 0.25, 0.5, 0.75, 1]
 * ```
 */
export function linspace(start: number, stop: number, count: number): Tensor1D {
  // On WebGPU, tfjs 4.22.0 divides by count - 1.
  return count === 1 ? (fill([1], start) as Tensor1D) : stock(start, stop, count);
}
