import { cast, type DataType, equal, expandDims, fill, range, type Tensor, tidy, where } from '@tensorflow/tfjs-core';

/**
 * `onValue` (1) at the place that each index names, `offValue` (0) elsewhere, along a new last axis of `depth`; an index out of range
 * names none. int32 unless `dtype` says otherwise.
 *
 * @example
 * ```ts
 * import { init, oneHot, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * await oneHot(tensor([2, 0], [2], 'int32'), 3).data(); // Int32Array [0, 0, 1, 1, 0, 0]
 * ```
 */
export function oneHot<T extends Tensor = Tensor>(
  indices: Tensor,
  depth: number,
  onValue = 1,
  offValue = 0,
  dtype: DataType = 'int32',
): T {
  return tidy(() => {
    // The wasm kernel of tfjs 4.22.0 writes the bits of integers into float32 tensors.
    const names = equal(expandDims(cast(indices, 'int32'), -1), range(0, depth, 1, 'int32'));
    const [on, off] = [onValue, offValue].map((value) => cast(fill([], value, 'float32'), dtype));
    return where(names, on!, off!) as T;
  });
}
