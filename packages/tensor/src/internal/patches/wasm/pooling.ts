import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backend_util } from '@tensorflow/tfjs-core';
import { replaceKernel } from '../replace-kernel.js';
import { windowPlan } from './convolution.js';
import { addressOf, machineOf, makeZeros } from './machine.js';

interface PoolAttributes {
  filterSize: number | [number, number];
  strides: number | [number, number];
  pad: 'same' | 'valid' | number | backend_util.ExplicitPadding;
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/**
 * Stock loses NaN in windows (MaxPool, AvgPool), and the gradient of windows without a positive entry: its search starts at the smallest positive
 * float (MaxPoolGrad.cc).
 */
export function patchPooling(): void {
  for (const [name, isMean] of [
    ['MaxPool', false],
    ['AvgPool', true],
  ] as const) {
    replaceKernel<BackendWasm, PoolAttributes>('wasm', name, ({ inputs, attrs, backend }) => {
      const x = inputs.x!;
      const info = poolInfo(x.shape, attrs);
      const output = backend.makeOutput(info.outShape, 'float32');
      const { kernels, plan } = machineOf(backend);
      const [from, to] = [addressOf(backend, x), addressOf(backend, output)];
      kernels.pool(isMean, plan(windowPlan(info)), info.batchSize, from, to);
      return output;
    });
  }
  replaceKernel<BackendWasm, PoolAttributes>('wasm', 'MaxPoolGrad', ({ inputs, attrs, backend }) => {
    const info = poolInfo(inputs.input!.shape, attrs);
    const output = makeZeros(backend, info.inShape);
    const { kernels, plan } = machineOf(backend);
    const [x, dy] = [addressOf(backend, inputs.input!), addressOf(backend, inputs.dy!)];
    kernels.maxPoolGradient(plan(windowPlan(info)), info.batchSize, x, dy, addressOf(backend, output));
    return output;
  });
}

function poolInfo(shape: number[], { filterSize, strides, pad, dimRoundingMode }: PoolAttributes) {
  return backend_util.computePool2DInfo(
    shape as [number, number, number, number],
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
}
