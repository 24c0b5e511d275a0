import { add, mul, relu, sigmoid, step, sub, sum, type Tensor } from '@tensorflow/tfjs-core';
import { gradient, type Values } from './gradient.js';
import { sumToShape } from './shaping.js';

const seluScale = 1.0507009873554805;
const seluScaleAlpha = 1.7580993408473766;

/** The negative part of a tensor: `min(x, 0)`. */
function negativePart(x: Tensor): Tensor {
  return sub(x, relu(x));
}

/** Activations. At the corners (0, and 6 for `relu6`) the derivative is that of the flat side, as in torch. */
export const activationGradients = [
  // Outputs are saved rather than inputs: the next layer keeps them anyway.
  gradient('Relu', ['y'], ({ dy, y }) => ({ x: () => mul(dy, step(y)) })),
  gradient('Relu6', ['y'], ({ dy, y }) => ({ x: () => mul(dy, mul(step(y), step(sub(6, y)))) })),
  gradient('LeakyRelu', ['x'], ({ dy, x, attributes }: Values<'x', { alpha: number }>) => ({
    x: () => mul(dy, step(x, attributes.alpha)),
  })),
  gradient('Prelu', ['x', 'alpha'], ({ dy, x, alpha, shape }) => ({
    x: () => {
      const positive = step(x);
      return sumToShape(mul(dy, add(positive, mul(alpha, sub(1, positive)))), shape('x'));
    },
    alpha: () => sumToShape(mul(dy, negativePart(x)), shape('alpha')),
  })),
  // exp(x) = y + 1 where x <= 0
  gradient('Elu', ['y'], ({ dy, y }) => ({ x: () => mul(dy, add(negativePart(y), 1)) })),
  gradient('Selu', ['y'], ({ dy, y }) => ({
    x: () => {
      const left = add(negativePart(y), seluScaleAlpha);
      return mul(dy, add(left, mul(step(y), seluScale - seluScaleAlpha)));
    },
  })),
  gradient('Softplus', ['x'], ({ dy, x }) => ({ x: () => mul(dy, sigmoid(x)) })),
  gradient('Sigmoid', ['y'], ({ dy, y }) => ({ x: () => mul(dy, mul(y, sub(1, y))) })),
  gradient('Softmax', ['y'], ({ dy, y }) => ({
    logits: () => mul(sub(dy, sum(mul(dy, y), -1, true)), y),
  })),
];
