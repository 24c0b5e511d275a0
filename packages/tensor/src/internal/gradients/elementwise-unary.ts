import {
  add,
  cast,
  cos,
  cosh,
  div,
  equal,
  exp,
  mul,
  neg,
  sign,
  sin,
  sinh,
  sqrt,
  square,
  sub,
  type Tensor,
  zerosLike,
} from '@tensorflow/tfjs-core';
import { gradient, type Values } from './gradient.js';

/** A kernel of one input, with its derivative by the saved input (`x`) or output (`y`). */
function fromInput(kernelName: string, derivative: (dy: Tensor, x: Tensor) => Tensor) {
  return gradient(kernelName, ['x'], ({ dy, x }) => ({ x: () => derivative(dy, x) }));
}

function fromOutput(kernelName: string, derivative: (dy: Tensor, y: Tensor) => Tensor) {
  return gradient(kernelName, ['y'], ({ dy, y }) => ({ x: () => derivative(dy, y) }));
}

/** Kernels that are constant between their jumps. */
function flat(kernelName: string) {
  return gradient(kernelName, [], ({ dy }) => ({ x: () => zerosLike(dy) }));
}

/** `(1 - x)(1 + x)`, which keeps its digits where `1 - x²` loses them. */
function oneMinusSquare(x: Tensor): Tensor {
  return mul(sub(1, x), add(1, x));
}

/** Elementwise kernels of one input. At 0, `abs` has derivative 0; `sqrt`, `rsqrt`, `reciprocal` and `log` have ±∞ there. */
export const elementwiseUnaryGradients = [
  gradient('Identity', [], ({ dy }) => ({ x: () => dy })),
  // A cast to integers has no gradient (tape.ts), so that dy is what the input gets.
  gradient('Cast', [], ({ dy }) => ({ x: () => dy })),
  ...['Ceil', 'Floor', 'OnesLike', 'Round', 'Sign', 'Step', 'ZerosLike'].map(flat),
  gradient('Neg', [], ({ dy }) => ({ x: () => neg(dy) })),

  fromInput('Abs', (dy, x) => mul(dy, sign(x))),
  fromInput('Square', (dy, x) => mul(dy, mul(x, 2))),
  fromOutput('Sqrt', (dy, y) => div(dy, mul(y, 2))),
  fromOutput('Rsqrt', (dy, y) => mul(dy, mul(mul(y, square(y)), -0.5))),
  fromOutput('Reciprocal', (dy, y) => neg(mul(dy, square(y)))),

  fromOutput('Exp', (dy, y) => mul(dy, y)),
  fromOutput('Expm1', (dy, y) => mul(dy, add(y, 1))),
  fromInput('Log', (dy, x) => div(dy, x)),
  fromInput('Log1p', (dy, x) => div(dy, add(x, 1))),
  fromInput('Erf', (dy, x) => mul(dy, mul(exp(neg(square(x))), 2 / Math.sqrt(Math.PI)))),

  fromInput('Sin', (dy, x) => mul(dy, cos(x))),
  fromInput('Cos', (dy, x) => neg(mul(dy, sin(x)))),
  fromOutput('Tan', (dy, y) => mul(dy, add(square(y), 1))),
  fromInput('Asin', (dy, x) => div(dy, sqrt(oneMinusSquare(x)))),
  fromInput('Acos', (dy, x) => neg(div(dy, sqrt(oneMinusSquare(x))))),
  fromInput('Atan', (dy, x) => div(dy, add(square(x), 1))),

  fromInput('Sinh', (dy, x) => mul(dy, cosh(x))),
  fromInput('Cosh', (dy, x) => mul(dy, sinh(x))),
  fromOutput('Tanh', (dy, y) => mul(dy, oneMinusSquare(y))),
  fromInput('Asinh', (dy, x) => div(dy, sqrt(add(square(x), 1)))),
  fromInput('Acosh', (dy, x) => div(dy, sqrt(mul(sub(x, 1), add(x, 1))))),
  fromInput('Atanh', (dy, x) => div(dy, oneMinusSquare(x))),

  // 1 from bound to bound, both included, as in torch: there the value is the one that came in.
  gradient('ClipByValue', ['x', 'y'], ({ dy, x, y }: Values<'x' | 'y'>) => ({
    x: () => mul(dy, cast(equal(x, y), 'float32')),
  })),
];
