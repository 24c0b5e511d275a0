import { _FusedMatMul, BatchMatMul, broadcast_util, type TensorInfo } from '@tensorflow/tfjs-core';
import { type Activation, codeOf, type FusedInputs, finish } from '../internal/activation.js';
import { copyBox, stridesOf } from '../internal/boxes.js';
import { isFloat, type KernelTable, kernel, sizeOf } from '../internal/kernel.js';
import type { NativeBackend } from '../internal/native-backend.js';

interface MatMulAttributes {
  transposeA: boolean;
  transposeB: boolean;
}

interface FusedAttributes extends MatMulAttributes {
  activation?: Activation;
  leakyreluAlpha?: number;
}

/** A product and what follows it, as far as the kernel does that, too. */
interface Product extends MatMulAttributes {
  a: TensorInfo;
  b: TensorInfo;
  bias?: TensorInfo | undefined;
  activation?: number;
  slope?: number;
}

function multiply(backend: NativeBackend, product: Product): TensorInfo {
  const { a, b, bias, transposeA, transposeB, activation = 0, slope = 0 } = product;
  const [rows, depth] = lastTwo(a.shape, transposeA);
  const [, columns] = lastTwo(b.shape, transposeB);
  const outer = broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const batch = sizeOf(outer);
  const left = matrices(backend, a, outer);
  const right = matrices(backend, b, outer);
  // Matrices that meet one and the same right operand are one tall matrix.
  const isTall = batch > 1 && right.isShared && !left.isShared && !transposeA;
  const [count, height] = isTall ? [1, rows * batch] : [batch, rows];
  const out = backend.pool.take(batch * rows * columns);
  const flags = [left.isShared, right.isShared, transposeA, transposeB].map(Number);
  const shape = Int32Array.of(count, height, columns, depth, ...flags, activation);
  backend.addon.gemm(shape, left.values, right.values, out, bias ? backend.floats(bias) : null, slope);
  return backend.make([...outer, rows, columns], 'float32', out);
}

function lastTwo(shape: readonly number[], transpose: boolean): [number, number] {
  const [last, before] = [shape.at(-1)!, shape.at(-2)!];
  return transpose ? [last, before] : [before, last];
}

/** The matrices of an operand: one for each of the batch, or one for all; written out where some repeat and others do not. */
function matrices(
  backend: NativeBackend,
  tensor: TensorInfo,
  outer: number[],
): { values: Float32Array; isShared: boolean } {
  const values = backend.floats(tensor);
  const own = tensor.shape.slice(0, -2);
  const count = sizeOf(own);
  if (count === 1 || count === sizeOf(outer)) return { values, isShared: count === 1 };
  const size = sizeOf(tensor.shape.slice(-2));
  const shape = [...new Array<number>(outer.length - own.length).fill(1), ...own];
  const [from, to] = [stridesOf(shape), stridesOf(outer)];
  const target = new Float32Array(sizeOf(outer) * size);
  const axes = outer.map((length, i) => ({ length, steps: [shape[i] === 1 ? 0 : from[i]! * size, to[i]! * size] }));
  copyBox(backend.addon, { axes: [...axes, { length: size, steps: [1, 1] }], source: values, target });
  return { values: target, isShared: false };
}

/** Products of matrices. */
export const matrixKernels: KernelTable = {
  [BatchMatMul]: kernel<'a' | 'b', MatMulAttributes>(({ inputs: { a, b }, attrs, backend, onCpu }) =>
    isFloat(a, b) ? multiply(backend, { a, b, transposeA: attrs.transposeA, transposeB: attrs.transposeB }) : onCpu(),
  ),

  [_FusedMatMul]: kernel<'a' | 'b' | FusedInputs, FusedAttributes>(({ inputs, attrs, backend, onCpu }) => {
    const { a, b, bias, preluActivationWeights } = inputs;
    const { transposeA, transposeB, activation = 'linear', leakyreluAlpha = 0.2 } = attrs;
    if (!isFloat(a, b)) return onCpu();
    const [, columns] = lastTwo(b.shape, transposeB);
    const isPlain = !bias || (sizeOf(bias.shape) === columns && bias.shape.at(-1) === columns);
    const code = codeOf(activation);
    if (isPlain && code !== undefined)
      return multiply(backend, { a, b, transposeA, transposeB, bias, activation: code, slope: leakyreluAlpha });
    const product = multiply(backend, { a, b, transposeA, transposeB });
    return finish(backend, product, { bias, preluActivationWeights, activation, leakyreluAlpha });
  }),
};
