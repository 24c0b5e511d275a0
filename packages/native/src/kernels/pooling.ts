import { AvgPool, AvgPoolGrad, MaxPool, MaxPoolGrad } from '@tensorflow/tfjs-core';
import { isFloat, type Kernel, type KernelTable, kernel, sizeOf } from '../internal/kernel.js';
import { poolInfo, type WindowAttributes, windowOf } from '../internal/window.js';

interface PoolAttributes extends WindowAttributes {
  filterSize: number | [number, number];
}

function forward(name: 'maxPool' | 'averagePool'): Kernel {
  return kernel<'x', PoolAttributes>(({ inputs: { x }, attrs, backend, onCpu }) => {
    if (!isFloat(x)) return onCpu();
    const info = poolInfo(x.shape, attrs);
    const out = backend.pool.take(sizeOf(info.outShape));
    backend.addon[name](windowOf(info), backend.floats(x), out);
    return backend.make(info.outShape, 'float32', out);
  });
}

/** Pools over windows of images in NHWC, and their gradients. Padding takes no part in a mean, nor in its gradient. */
export const poolingKernels: KernelTable = {
  [MaxPool]: forward('maxPool'),
  [AvgPool]: forward('averagePool'),

  [MaxPoolGrad]: kernel<'dy' | 'input', PoolAttributes>(({ inputs: { dy, input }, attrs, backend, onCpu }) => {
    if (!isFloat(dy, input)) return onCpu();
    const out = backend.pool.take(sizeOf(input.shape));
    const window = windowOf(poolInfo(input.shape, attrs));
    backend.addon.maxPoolGradient(window, backend.floats(input), backend.floats(dy), out);
    return backend.make([...input.shape], 'float32', out);
  }),

  [AvgPoolGrad]: kernel<'dy' | 'input', PoolAttributes>(({ inputs: { dy, input }, attrs, backend, onCpu }) => {
    if (!isFloat(dy)) return onCpu();
    const out = backend.pool.take(sizeOf(input.shape));
    backend.addon.averagePoolGradient(windowOf(poolInfo(input.shape, attrs)), backend.floats(dy), out);
    return backend.make([...input.shape], 'float32', out);
  }),
};
