import { backend_util } from '@tensorflow/tfjs-core';

/** Attributes of the kernels `MaxPool`, `AvgPool` and of their gradients. */
export interface PoolAttributes {
  filterSize: number | [number, number];
  strides: number | [number, number];
  pad: 'same' | 'valid' | number | backend_util.ExplicitPadding;
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/** The sizes and paddings of a pooling of images [batch, height, width, channels]. */
export function poolInfo(shape: number[], { filterSize, strides, pad, dimRoundingMode }: PoolAttributes) {
  const images = shape as [number, number, number, number];
  return backend_util.computePool2DInfo(images, filterSize, strides, 1, pad, dimRoundingMode);
}
