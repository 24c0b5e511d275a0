import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { kernelOf, replaceKernel } from '../replace-kernel.js';
import { makeFloats, valuesOf } from './floats.js';

/** Stock's erf is 1.4 % off near 0 (Erf.ts), and its sign of NaN is 0 (Sign.ts). */
export function patchElementwise(): void {
  replaceKernel<MathBackendCPU, never>('cpu', 'Erf', ({ inputs, backend }) => map(backend, inputs.x!, erf));
  const stockSign = kernelOf<MathBackendCPU>('cpu', 'Sign');
  replaceKernel<MathBackendCPU, never>('cpu', 'Sign', (call) =>
    call.inputs.x!.dtype === 'float32' ? map(call.backend, call.inputs.x!, Math.sign) : stockSign(call),
  );
}

function map(backend: MathBackendCPU, x: TensorInfo, compute: (x: number) => number): TensorInfo {
  const from = valuesOf(backend, x);
  const [info, to] = makeFloats(backend, x.shape);
  for (let i = 0; i < to.length; i++) to[i] = compute(from[i]!);
  return info;
}

/** The rational function of Eigen and XLA, as in wasm/elementwise.ts. */
function erf(x: number): number {
  const bounded = Math.max(-4, Math.min(4, x));
  const z = bounded * bounded;
  let p = -2.72614225801306e-10;
  p = p * z + 2.77068142495902e-8;
  p = p * z - 2.10102402082508e-6;
  p = p * z - 5.69250639462346e-5;
  p = p * z - 7.34990630326855e-4;
  p = p * z - 2.95459980854025e-3;
  p = p * z - 1.60960333262415e-2;
  let q = -1.45660718464996e-5;
  q = q * z - 2.13374055278905e-4;
  q = q * z - 1.68282697438203e-3;
  q = q * z - 7.37332916720468e-3;
  q = q * z - 1.42647390514189e-2;
  return bounded * (p / q);
}
