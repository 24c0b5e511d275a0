import { matMul, reshape, type Tensor } from '@tensorflow/tfjs-core';
import { gradient, type Values } from './gradient.js';
import { sizeOf, sumToShape } from './shaping.js';

interface MatMulAttributes {
  transposeA: boolean;
  transposeB: boolean;
}

/** All matrices of a stack above each other. */
function tall(x: Tensor): Tensor {
  const columns = x.shape.at(-1)!;
  return reshape(x, [columns === 0 ? 0 : x.size / columns, columns]);
}

/**
 * The derivative by one matrix that multiplies a whole stack: one large product in the place of a stack of products and their sum.
 * Only for a stack that is not transposed.
 */
function byShared(dy: Tensor, stack: Tensor, transposed: boolean, shape: number[]): Tensor {
  const product = transposed ? matMul(tall(dy), tall(stack), true, false) : matMul(tall(stack), tall(dy), true, false);
  return reshape(product, shape);
}

function byFirst(dy: Tensor, b: Tensor, { transposeA, transposeB }: MatMulAttributes): Tensor {
  return transposeA ? matMul(b, dy, transposeB, true) : matMul(dy, b, false, !transposeB);
}

function bySecond(dy: Tensor, a: Tensor, { transposeA, transposeB }: MatMulAttributes): Tensor {
  return transposeB ? matMul(dy, a, true, transposeA) : matMul(a, dy, !transposeA, false);
}

export const matrixGradients = [
  gradient('BatchMatMul', ['a', 'b'], ({ dy, a, b, attributes }: Values<'a' | 'b', MatMulAttributes>) => ({
    a: () => sumToShape(byFirst(dy, b, attributes), a.shape),
    b: () => {
      const isShared = sizeOf(b.shape.slice(0, -2)) === 1 && sizeOf(a.shape.slice(0, -2)) > 1;
      if (isShared && !attributes.transposeA) return byShared(dy, a, attributes.transposeB, b.shape);
      return sumToShape(bySecond(dy, a, attributes), b.shape);
    },
  })),
];
