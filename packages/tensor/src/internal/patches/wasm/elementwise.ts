import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import { kernelOf, replaceKernel } from '../replace-kernel.js';
import { addressOf, machineOf } from './machine.js';

/** The numbers that wasm/elementwise.ts knows them by. */
const vectorized = {
  Exp: 0,
  Tanh: 1,
  Relu6: 2,
  Sign: 3,
  Expm1: 4,
  Log1p: 5,
  Softplus: 6,
  Selu: 7,
  Erf: 8,
  LeakyRelu: 9,
} as const;

/** As fast in JavaScript as in stock, whose sine of -1e-10 is 1.7e-7. */
const scalar = { Cos: Math.cos, Sin: Math.sin, Tan: Math.tan };

/**
 * Functions of single entries. Stock computes most of these one by one; it also makes 0 of NaN (Relu6, Sign), and of small numbers (Log1p, Selu,
 * Sign).
 */
export function patchElementwise(): void {
  for (const [name, kind] of Object.entries(vectorized)) {
    const stock = kernelOf<BackendWasm, { alpha?: number }>('wasm', name);
    replaceKernel<BackendWasm, { alpha?: number }>('wasm', name, (call) => {
      const { inputs, attrs, backend } = call;
      const x = inputs.x!;
      if (x.dtype !== 'float32') return stock(call);
      const output = backend.makeOutput(x.shape, 'float32');
      const { kernels } = machineOf(backend);
      const [from, to] = [addressOf(backend, x), addressOf(backend, output)];
      kernels.unary(kind, util.sizeFromShape(x.shape), from, to, attrs?.alpha ?? 0);
      return output;
    });
  }
  for (const [name, compute] of Object.entries(scalar)) {
    replaceKernel<BackendWasm, never>('wasm', name, ({ inputs, backend }) => mapFloats(backend, inputs.x!, compute));
  }
  patchClip();
  patchCast();
  patchIsNaN();
}

function mapFloats(backend: BackendWasm, x: TensorInfo, compute: (x: number) => number): TensorInfo {
  const output = backend.makeOutput(x.shape, 'float32');
  const from = backend.typedArrayFromHeap(x);
  const to = backend.typedArrayFromHeap(output);
  for (let i = 0; i < from.length; i++) to[i] = compute(from[i]!);
  return output;
}

/** Stock makes NaN the lower bound, and takes integers for floats (ClipByValue.cc). */
function patchClip(): void {
  replaceKernel<BackendWasm, ClipAttributes>('wasm', 'ClipByValue', ({ inputs, attrs, backend }) => {
    const x = inputs.x!;
    const { clipValueMin: low, clipValueMax: high } = attrs;
    const output = backend.makeOutput(x.shape, x.dtype);
    if (x.dtype === 'float32') {
      const [from, to] = [addressOf(backend, x), addressOf(backend, output)];
      machineOf(backend).kernels.clip(util.sizeFromShape(x.shape), from, low, high, to);
    } else {
      const from = backend.typedArrayFromHeap(x);
      const to = backend.typedArrayFromHeap(output);
      for (let i = 0; i < from.length; i++) to[i] = Math.min(high, Math.max(low, from[i]!));
    }
    return output;
  });
}
interface ClipAttributes {
  clipValueMin: number;
  clipValueMax: number;
}

/** Stock casts to bool by keeping the lowest 8 bits of the whole part: 0.5 and 256 become false (Cast.ts). */
function patchCast(): void {
  const stock = kernelOf<BackendWasm, { dtype: string }>('wasm', 'Cast');
  replaceKernel<BackendWasm, { dtype: string }>('wasm', 'Cast', (call) => {
    const { inputs, attrs, backend } = call;
    const x = inputs.x!;
    if (attrs.dtype !== 'bool' || x.dtype === 'bool') return stock(call);
    const output = backend.makeOutput(x.shape, 'bool');
    const from = backend.typedArrayFromHeap(x);
    const to = backend.typedArrayFromHeap(output);
    for (let i = 0; i < from.length; i++) to[i] = from[i] === 0 ? 0 : 1;
    return output;
  });
}

/** Stock takes the bits of negative integers for NaN, and of some others for infinities (IsNan.cc, IsInf.cc, IsFinite.cc). */
function patchIsNaN(): void {
  for (const [name, answer] of [
    ['IsNan', 0],
    ['IsInf', 0],
    ['IsFinite', 1],
  ] as const) {
    const stock = kernelOf<BackendWasm>('wasm', name);
    replaceKernel<BackendWasm, never>('wasm', name, (call) => {
      const { inputs, backend } = call;
      if (inputs.x!.dtype === 'float32') return stock(call);
      const output = backend.makeOutput(inputs.x!.shape, 'bool');
      backend.typedArrayFromHeap(output).fill(answer);
      return output;
    });
  }
}
