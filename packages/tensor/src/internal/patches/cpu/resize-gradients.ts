import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { kernelOf, replaceKernel } from '../replace-kernel.js';
import { makeFloats, valuesOf } from './floats.js';

interface ResizeAttributes {
  alignCorners: boolean;
  halfPixelCenters?: boolean;
}

/**
 * Stock reads the first images of dy with the stride of the inputs (ResizeNearestNeighborGrad.ts), and swaps height and width in the shape of its
 * result (ResizeBilinearGrad.ts).
 */
export function patchResizeGradients(): void {
  replaceKernel<MathBackendCPU, ResizeAttributes>('cpu', 'ResizeNearestNeighborGrad', ({ inputs, attrs, backend }) => {
    const [batch, inHeight, inWidth, depth] = inputs.images!.shape as [number, number, number, number];
    const [, outHeight, outWidth] = inputs.dy!.shape as [number, number, number, number];
    const [info, dx] = makeFloats(backend, inputs.images!.shape);
    const dy = valuesOf(backend, inputs.dy!);
    const rows = sources(outHeight, inHeight, attrs);
    const columns = sources(outWidth, inWidth, attrs);
    let from = 0;
    for (let b = 0; b < batch; b++)
      for (const row of rows)
        for (const column of columns) {
          const to = ((b * inHeight + row) * inWidth + column) * depth;
          for (let c = 0; c < depth; c++) dx[to + c]! += dy[from++]!;
        }
    return info;
  });

  const stock = kernelOf<MathBackendCPU, ResizeAttributes>('cpu', 'ResizeBilinearGrad');
  replaceKernel<MathBackendCPU, ResizeAttributes>('cpu', 'ResizeBilinearGrad', (call) => ({
    ...stock(call),
    shape: call.inputs.images!.shape,
  }));
}

/** The input line that each output line was copied from (ResizeNearestNeighbor.ts). */
function sources(outSize: number, inSize: number, { alignCorners, halfPixelCenters }: ResizeAttributes): number[] {
  const corners = alignCorners && outSize > 1 ? 1 : 0;
  const scale = (inSize - corners) / (outSize - corners);
  return Array.from({ length: outSize }, (_, i) => {
    const source = halfPixelCenters ? scale * (i + 0.5) : scale * i;
    const nearest = alignCorners ? Math.round(source) : Math.floor(source);
    return Math.min(inSize - 1, Math.max(0, nearest));
  });
}
