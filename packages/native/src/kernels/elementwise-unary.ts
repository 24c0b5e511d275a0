import * as tf from '@tensorflow/tfjs-core';
import { isFloat, type Kernel, type KernelTable, kernel } from '../internal/kernel.js';

/** In the order of `Unary` in cpp/dispatch.h. */
const names = [
  tf.Abs,
  tf.Acos,
  tf.Acosh,
  tf.Asin,
  tf.Asinh,
  tf.Atan,
  tf.Atanh,
  tf.Ceil,
  tf.ClipByValue,
  tf.Cos,
  tf.Cosh,
  tf.Elu,
  tf.Erf,
  tf.Exp,
  tf.Expm1,
  tf.Floor,
  tf.LeakyRelu,
  tf.Log,
  tf.Log1p,
  tf.Neg,
  tf.Reciprocal,
  tf.Relu,
  tf.Relu6,
  tf.Round,
  tf.Rsqrt,
  tf.Selu,
  tf.Sigmoid,
  tf.Sign,
  tf.Sin,
  tf.Sinh,
  tf.Softplus,
  tf.Sqrt,
  tf.Square,
  tf.Step,
  tf.Tan,
  tf.Tanh,
] as const;

/** Attributes of the few functions that have some. */
interface UnaryAttributes {
  alpha?: number;
  clipValueMin?: number;
  clipValueMax?: number;
}

function unary(op: number): Kernel {
  return kernel<'x', UnaryAttributes>(({ inputs: { x }, attrs, backend, onCpu }) => {
    if (!isFloat(x)) return onCpu();
    const { alpha = 0, clipValueMin = alpha, clipValueMax = 0 } = attrs ?? {};
    const values = backend.floats(x);
    const out = backend.pool.take(values.length);
    backend.addon.unary(op, values, out, clipValueMin, clipValueMax);
    return backend.make(x.shape, 'float32', out);
  });
}

/** Functions of one number. */
export const unaryKernels: KernelTable = Object.fromEntries(names.map((name, op) => [name, unary(op)]));
