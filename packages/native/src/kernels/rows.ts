import { FusedBatchNorm, LogSoftmax, Softmax, type TensorInfo } from '@tensorflow/tfjs-core';
import { isFloat, type KernelTable, kernel, sizeOf } from '../internal/kernel.js';
import type { NativeBackend } from '../internal/native-backend.js';

/** Rows along the last axis. */
function rowsOf({ shape }: TensorInfo): Int32Array {
  return Int32Array.of(sizeOf(shape.slice(0, -1)), shape.at(-1) ?? 1);
}

function alongRows(backend: NativeBackend, name: 'softmax' | 'logSoftmax', logits: TensorInfo): TensorInfo {
  const out = backend.pool.take(sizeOf(logits.shape));
  backend.addon[name](rowsOf(logits), backend.floats(logits), out);
  return backend.make(logits.shape, 'float32', out);
}

/** One value per channel of a parameter; undefined where it has another shape. */
function perChannel(backend: NativeBackend, tensor: TensorInfo, channels: number): Float32Array | undefined {
  return tensor.shape.length === 1 && tensor.shape[0] === channels ? backend.floats(tensor) : undefined;
}

/** Functions of whole rows: softmax, its logarithm, batch normalisation with known moments. */
export const rowKernels: KernelTable = {
  [Softmax]: kernel<'logits', { dim: number }>(({ inputs: { logits }, attrs, backend, onCpu }) => {
    const isLast = attrs.dim === -1 || attrs.dim === logits.shape.length - 1;
    return isLast && isFloat(logits) ? alongRows(backend, 'softmax', logits) : onCpu();
  }),

  [LogSoftmax]: kernel<'logits'>(({ inputs: { logits }, backend }) => alongRows(backend, 'logSoftmax', logits)),

  [FusedBatchNorm]: kernel<'x' | 'mean' | 'variance' | 'offset' | 'scale', { varianceEpsilon?: number }>(
    ({ inputs: { x, mean, variance, offset, scale }, attrs, backend, onCpu }) => {
      const shape = rowsOf(x);
      const channels = shape[1]!;
      const all = [mean, variance, ...(offset ? [offset] : []), ...(scale ? [scale] : [])];
      if (!isFloat(x, ...all) || all.some((tensor) => !perChannel(backend, tensor, channels))) return onCpu();
      const factor = backend.floats(variance).map((value) => 1 / Math.sqrt(value + (attrs.varianceEpsilon ?? 0.001)));
      if (scale) for (const [i, value] of backend.floats(scale).entries()) factor[i]! *= value;
      const shift = offset ? backend.floats(offset) : new Float32Array(channels);
      const out = backend.pool.take(sizeOf(x.shape));
      backend.addon.normalize(shape, backend.floats(x), backend.floats(mean), factor, shift, out);
      return backend.make(x.shape, 'float32', out);
    },
  ),
};
