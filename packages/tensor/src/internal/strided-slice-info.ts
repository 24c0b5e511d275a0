import { type StridedSliceAttrs, slice_util } from '@tensorflow/tfjs-core';

/** Where a strided slice of a tensor of this shape begins, its strides and sizes before axes are dropped or made, its final shape. */
export function stridedSliceInfo(shape: number[], attributes: StridedSliceAttrs) {
  const { begin, end, strides, beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask } = attributes;
  const masks = [beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask] as const;
  const info = slice_util.sliceInfo(shape, begin, end, strides, ...masks);
  return { ...info, taken: slice_util.computeOutShape(info.begin, info.end, info.strides) };
}
