import {
  abs,
  add,
  cast,
  div,
  floor,
  greater,
  greaterEqual,
  log,
  maximum,
  mul,
  neg,
  pow,
  relu,
  sign,
  square,
  step,
  sub,
  type Tensor,
  where,
  zeros,
  zerosLike,
} from '@tensorflow/tfjs-core';
import { gradient, type Values } from './gradient.js';
import { sumToShape } from './shaping.js';

type Pair = Values<'a' | 'b'>;

/** The smallest normal float32, to divide by in the place of 0. */
const tiny = 1.1754944e-38;

/** 1 where `a` is greater, 1/2 where both are equal, 0 elsewhere: ties share the derivative, as in torch and JAX. */
function shareOfGreater(a: Tensor, b: Tensor): Tensor {
  return mul(add(cast(greater(a, b), 'float32'), cast(greaterEqual(a, b), 'float32')), 0.5);
}

/** `∂(aᵇ)/∂a = b aᵇ⁻¹`; an exponent of 0 stays 0, so that it does not meet 0⁻¹ = ∞. */
function powerByBase(a: Tensor, b: Tensor): Tensor {
  return mul(b, pow(a, sub(b, abs(sign(b)))));
}

/** `log a`, and 0 where the power of `a` has no real derivative by its exponent (`a < 0`) or is flat (`a = 0`). */
function logOfPositive(a: Tensor): Tensor {
  const isPositive = step(a);
  return mul(log(add(relu(a), sub(1, isPositive))), isPositive);
}

/** Elementwise kernels of two inputs, which are broadcast. */
export const elementwiseBinaryGradients = [
  gradient('Add', [], ({ dy, shape }) => ({
    a: () => sumToShape(dy, shape('a')),
    b: () => sumToShape(dy, shape('b')),
  })),
  gradient('Sub', [], ({ dy, shape }) => ({
    a: () => sumToShape(dy, shape('a')),
    b: () => neg(sumToShape(dy, shape('b'))),
  })),
  gradient('Multiply', ['a', 'b'], ({ dy, a, b }: Pair) => ({
    a: () => sumToShape(mul(dy, b), a.shape),
    b: () => sumToShape(mul(dy, a), b.shape),
  })),
  gradient('RealDiv', ['b', 'y'], ({ dy, b, y, shape }) => ({
    a: () => sumToShape(div(dy, b), shape('a')),
    b: () => neg(sumToShape(mul(div(dy, b), y), b.shape)),
  })),
  gradient('FloorDiv', [], ({ shape }) => ({ a: () => zeros(shape('a')), b: () => zeros(shape('b')) })),
  gradient('Mod', ['a', 'b'], ({ dy, a, b }: Pair) => ({
    a: () => sumToShape(dy, a.shape),
    b: () => neg(sumToShape(mul(dy, floor(div(a, b))), b.shape)),
  })),
  gradient('Pow', ['a', 'b', 'y'], ({ dy, a, b, y }: Values<'a' | 'b' | 'y'>) => ({
    a: () => sumToShape(mul(dy, powerByBase(a, b)), a.shape),
    b: () => sumToShape(mul(dy, mul(y, logOfPositive(a))), b.shape),
  })),
  gradient('SquaredDifference', ['a', 'b'], ({ dy, a, b }: Pair) => ({
    a: () => sumToShape(mul(dy, mul(sub(a, b), 2)), a.shape),
    b: () => sumToShape(mul(dy, mul(sub(b, a), 2)), b.shape),
  })),
  gradient('Maximum', ['a', 'b'], ({ dy, a, b }: Pair) => ({
    a: () => sumToShape(mul(dy, shareOfGreater(a, b)), a.shape),
    b: () => sumToShape(mul(dy, shareOfGreater(b, a)), b.shape),
  })),
  gradient('Minimum', ['a', 'b'], ({ dy, a, b }: Pair) => ({
    a: () => sumToShape(mul(dy, shareOfGreater(b, a)), a.shape),
    b: () => sumToShape(mul(dy, shareOfGreater(a, b)), b.shape),
  })),
  // 0 at the origin, where the angle has no derivative.
  gradient('Atan2', ['a', 'b'], ({ dy, a, b }: Pair) => {
    const over = (numerator: Tensor) => div(numerator, maximum(add(square(a), square(b)), tiny));
    return {
      a: () => sumToShape(mul(dy, over(b)), a.shape),
      b: () => neg(sumToShape(mul(dy, over(a)), b.shape)),
    };
  }),
  gradient('Select', ['condition'], ({ dy, condition }) => ({
    t: () => where(condition, dy, zerosLike(dy)),
    e: () => where(condition, zerosLike(dy), dy),
  })),
];
