import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { kernelOf, replaceKernel } from '../replace-kernel.js';

/** Stock returns after the first image of a batch (Transform.ts): this gives it one image after the other. */
export function patchTransform(): void {
  const stock = kernelOf<MathBackendCPU, object>('cpu', 'Transform');
  replaceKernel<MathBackendCPU, object>('cpu', 'Transform', (call) => {
    const { inputs, backend } = call;
    const { image, transforms } = inputs as { image: TensorInfo; transforms: TensorInfo };
    const batch = image.shape[0]!;
    if (batch <= 1) return stock(call);
    const slice = kernelOf<MathBackendCPU, object>('cpu', 'Slice');
    const row = (x: TensorInfo, i: number) =>
      slice({
        inputs: { x },
        attrs: { begin: x.shape.map((_, d) => (d === 0 ? i : 0)), size: [1, ...x.shape.slice(1)] },
        backend,
      });
    const images = Array.from({ length: batch }, (_, i) => {
      const one = { image: row(image, i), transforms: row(transforms, transforms.shape[0] === 1 ? 0 : i) };
      const result = stock({ ...call, inputs: one });
      for (const info of Object.values(one)) backend.disposeIntermediateTensorInfo(info);
      return result;
    });
    const concat = kernelOf<MathBackendCPU, object>('cpu', 'Concat');
    const result = concat({ inputs: images as never, attrs: { axis: 0 }, backend });
    for (const info of images) backend.disposeIntermediateTensorInfo(info);
    return result;
  });
}
