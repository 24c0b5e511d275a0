import {
  reshape,
  type Tensor,
  lowerBound as tfLowerBound,
  upperBound as tfUpperBound,
  tidy,
} from '@tensorflow/tfjs-core';

/**
 * Where each value would have to be inserted into a sorted sequence (along the last dimension) to keep it sorted: before entries that
 * are equal to it. int32, with the shape of `values`.
 *
 * @example
 * ```ts
 * import { init, lowerBound, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * await lowerBound(tensor([1, 2, 2, 3]), tensor([0, 2, 9])).data(); // Int32Array [0, 1, 4]
 * ```
 */
export function lowerBound(sortedSequence: Tensor, values: Tensor): Tensor {
  // tfjs 4.22.0 makes a matrix of the result for a vector.
  return tidy(() => reshape(tfLowerBound(sortedSequence, values), values.shape));
}

/**
 * Where each value would have to be inserted into a sorted sequence (along the last dimension) to keep it sorted: behind entries that
 * are equal to it. int32, with the shape of `values`.
 *
 * @example
 * ```ts
 * import { init, tensor, upperBound } from '@cairn-ml/tensor';
 *
 * await init();
 * await upperBound(tensor([1, 2, 2, 3]), tensor([0, 2, 9])).data(); // Int32Array [0, 3, 4]
 * ```
 */
export function upperBound(sortedSequence: Tensor, values: Tensor): Tensor {
  return tidy(() => reshape(tfUpperBound(sortedSequence, values), values.shape));
}
