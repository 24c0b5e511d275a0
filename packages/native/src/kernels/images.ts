import { ResizeBilinear, ResizeBilinearGrad, type TensorInfo } from '@tensorflow/tfjs-core';
import { isFloat, type KernelTable, kernel, sizeOf } from '../internal/kernel.js';

interface ResizeAttributes {
  alignCorners: boolean;
  halfPixelCenters: boolean;
  size: [number, number];
}

/** Both images are not empty: an image without pixels is none that could be resized. */
function shapeOf({ shape }: TensorInfo, [height, width]: readonly number[], attrs: ResizeAttributes): Int32Array {
  const [batch, inHeight, inWidth, channels] = shape;
  const flags = [attrs.alignCorners, attrs.halfPixelCenters].map(Number);
  return Int32Array.of(batch!, inHeight!, inWidth!, height!, width!, channels!, ...flags);
}

/** Bilinear resizing, and its gradient. */
export const imageKernels: KernelTable = {
  [ResizeBilinear]: kernel<'images', ResizeAttributes>(({ inputs: { images }, attrs, backend }) => {
    const shape = [images.shape[0]!, ...attrs.size, images.shape[3]!];
    const out = backend.pool.take(sizeOf(shape));
    backend.addon.resizeBilinear(shapeOf(images, attrs.size, attrs), backend.floats(images), out);
    return backend.make(shape, 'float32', out);
  }),

  [ResizeBilinearGrad]: kernel<'images' | 'dy', ResizeAttributes>(
    ({ inputs: { images, dy }, attrs, backend, onCpu }) => {
      if (!isFloat(dy)) return onCpu();
      const out = backend.pool.take(sizeOf(images.shape));
      backend.addon.resizeBilinearGradient(shapeOf(images, dy.shape.slice(1, 3), attrs), backend.floats(dy), out);
      return backend.make(images.shape, 'float32', out);
    },
  ),
};
