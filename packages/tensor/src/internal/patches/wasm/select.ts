import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import { replaceKernel } from '../replace-kernel.js';
import { addressOf, machineOf } from './machine.js';

/** Stock takes bytes for floats when it chooses between booleans, and overwrites the memory behind them (SelectV2.cc). */
export function patchSelect(): void {
  replaceKernel<BackendWasm, never>('wasm', 'Select', ({ inputs, backend }) => {
    const { condition, t, e } = inputs as Record<'condition' | 't' | 'e', TensorInfo>;
    const output = backend.makeOutput(t.shape, t.dtype);
    if (t.dtype === 'bool') {
      const [conditions, a, b, y] = [condition, t, e, output].map((each) => backend.typedArrayFromHeap(each)) as Bytes;
      for (let i = 0; i < y.length; i++) y[i] = conditions[i] ? a[i]! : b[i]!;
      return output;
    }
    const [c, a, b, y] = [condition, t, e, output].map((each) => addressOf(backend, each)) as Addresses;
    machineOf(backend).kernels.select(util.sizeFromShape(t.shape), c, a, b, y);
    return output;
  });
}

type Bytes = [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
type Addresses = [number, number, number, number];
