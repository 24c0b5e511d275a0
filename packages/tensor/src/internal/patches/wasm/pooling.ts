import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { type PoolAttributes, poolInfo } from '../pool-info.js';
import { replaceKernel } from '../replace-kernel.js';
import { windowPlan } from './convolution.js';
import { addressOf, machineOf, makeZeros } from './machine.js';

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
