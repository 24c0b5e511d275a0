import { type Tensor4D, depthToSpace as tfDepthToSpace, tidy, transpose } from '@tensorflow/tfjs-core';

/**
 * Channels of images `[batch, height, width, blockSize² channels]` laid out as blocks of pixels: `[batch, blockSize height,
 * blockSize width, channels]`.
 *
 * @example
 * ```ts
 * import { depthToSpace, init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * depthToSpace(tensor([1, 2, 3, 4], [1, 1, 1, 4]), 2).shape; // [1, 2, 2, 1]
 * ```
 */
export function depthToSpace(x: Tensor4D, blockSize: number, dataFormat: 'NHWC' | 'NCHW' = 'NHWC'): Tensor4D {
  if (dataFormat === 'NHWC') return tfDepthToSpace(x, blockSize);
  // tfjs 4.22.0 knows 'NCHW' on WebGPU only.
  return tidy(() => transpose(tfDepthToSpace(transpose(x, [0, 2, 3, 1]), blockSize), [0, 3, 1, 2]));
}
