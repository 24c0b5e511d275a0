import { reshape, slice_util, stridedSlice as stock, type Tensor, tidy } from '@tensorflow/tfjs-core';

/**
 * Entries from `begin` to `end` (excluded) in steps of `strides`, which may be negative. Bit i of a mask speaks of axis i: begin or end
 * where the axis does, an ellipsis, a new axis, an axis that is dropped (where `end` does not count).
 *
 * @example
 * ```ts
 * import { init, stridedSlice, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * await stridedSlice(tensor([1, 2, 3, 4, 5]), [4], [0], [-2]).data(); // Float32Array [5, 3]
 * ```
 */
export function stridedSlice(
  x: Tensor,
  begin: number[],
  end: number[],
  strides: number[] = begin.map(() => 1),
  beginMask = 0,
  endMask = 0,
  ellipsisMask = 0,
  newAxisMask = 0,
  shrinkAxisMask = 0,
): Tensor {
  if (shrinkAxisMask === 0) return stock(x, begin, end, strides, beginMask, endMask, ellipsisMask, newAxisMask);
  // tfjs 4.22.0 reads other entries when an axis is dropped: on cpu past the slice, on WebGPU its shader does not compile.
  const masks = [beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask] as const;
  const plain = slice_util.sliceInfo(x.shape, begin, end, strides, ...masks);
  const toTheStart = plain.strides.reduce(
    (mask, stride, i) => mask | (stride < 0 && plain.end[i]! < 0 ? 1 << i : 0),
    0,
  );
  return tidy(() => reshape(stock(x, plain.begin, plain.end, plain.strides, 0, toTheStart), plain.finalShape));
}
