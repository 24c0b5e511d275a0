import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import type { backend_util } from '@tensorflow/tfjs-core';
import { type PoolAttributes, poolInfo } from '../pool-info.js';
import { replaceKernel } from '../replace-kernel.js';
import { makeFloats, valuesOf } from './floats.js';

/** Stock passes NaN over, and finds no largest entry among negative infinities (pool_utils.ts): their gradient is lost. */
export function patchPooling(): void {
  replaceKernel<MathBackendCPU, PoolAttributes>('cpu', 'MaxPool', ({ inputs, attrs, backend }) => {
    const x = valuesOf(backend, inputs.x!);
    const info = poolInfo(inputs.x!.shape, attrs);
    const [output, y] = makeFloats(backend, info.outShape);
    eachLargest(info, x, (from, to) => {
      y[to] = from < 0 ? Number.NEGATIVE_INFINITY : x[from]!;
    });
    return output;
  });
  replaceKernel<MathBackendCPU, PoolAttributes>('cpu', 'MaxPoolGrad', ({ inputs, attrs, backend }) => {
    const dy = valuesOf(backend, inputs.dy!);
    const info = poolInfo(inputs.input!.shape, attrs);
    const [output, dx] = makeFloats(backend, info.inShape);
    eachLargest(info, valuesOf(backend, inputs.input!), (from, to) => {
      if (from >= 0) dx[from]! += dy[to]!;
    });
    return output;
  });
}

/** Calls `visit` with the places of the first largest entry of each window (NaN is largest; -1 for a window in the padding) and of its output. */
function eachLargest(
  info: backend_util.Conv2DInfo,
  x: ArrayLike<number>,
  visit: (from: number, to: number) => void,
): void {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, padInfo } = info;
  let to = 0;
  for (let image = 0; image < batchSize; image++)
    for (let row = 0; row < outHeight; row++)
      for (let column = 0; column < outWidth; column++)
        for (let channel = 0; channel < inChannels; channel++) {
          const top = row * info.strideHeight - padInfo.top;
          const left = column * info.strideWidth - padInfo.left;
          let at = -1;
          for (let i = Math.max(0, top); i < Math.min(inHeight, top + info.filterHeight); i++)
            for (let j = Math.max(0, left); j < Math.min(inWidth, left + info.filterWidth); j++) {
              const place = ((image * inHeight + i) * inWidth + j) * inChannels + channel;
              const isLarger = at < 0 || x[place]! > x[at]! || (Number.isNaN(x[place]) && !Number.isNaN(x[at]));
              if (isLarger) at = place;
            }
          visit(at, to++);
        }
}
