import { cast, cumprod, div, equal, mul, reshape, sum, type Tensor, transpose } from '@tensorflow/tfjs-core';
import { gradient, type Values } from './gradient.js';
import { axesOf, expandToShape, sizeOf, withOnes } from './shaping.js';

interface Axes {
  axis?: number | number[] | null;
  /** What `max` calls its axes. */
  reductionIndices?: number | number[] | null;
}

/** 1 / (number of ties) at every entry that equals the extreme of its row: ties share the derivative, as in torch and TensorFlow. */
function extreme({ dy, x, y, attributes }: Values<'x' | 'y', Axes>) {
  const axes = axesOf(attributes.axis ?? attributes.reductionIndices, x.rank);
  const kept = withOnes(x.shape, axes);
  return {
    x: () => {
      const isExtreme = cast(equal(x, reshape(y, kept)), 'float32');
      return mul(isExtreme, div(reshape(dy, kept), sum(isExtreme, axes, true)));
    },
  };
}

/** Every entry replaced by the product of the others in its row; exact where entries are 0, because nothing is divided. */
function productOfOthers(x: Tensor, axes: readonly number[]): Tensor {
  const others = x.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const order = [...others, ...axes];
  const moved = transpose(x, order);
  const rows = reshape(moved, [
    sizeOf(others.map((axis) => x.shape[axis]!)),
    sizeOf(axes.map((axis) => x.shape[axis]!)),
  ]);
  const products = mul(cumprod(rows, 1, true, false), cumprod(rows, 1, true, true));
  const back = order.map((_, axis) => order.indexOf(axis));
  return transpose(reshape(products, moved.shape), back);
}

export const reductionGradients = [
  gradient('Sum', [], ({ dy, shape, attributes }: Values<never, Axes>) => ({
    x: () => {
      const full = shape('x');
      return expandToShape(reshape(dy, withOnes(full, axesOf(attributes.axis, full.length))), full);
    },
  })),
  gradient('Mean', [], ({ dy, shape, attributes }: Values<never, Axes>) => ({
    x: () => {
      const full = shape('x');
      const kept = withOnes(full, axesOf(attributes.axis, full.length));
      return expandToShape(mul(reshape(dy, kept), sizeOf(kept) / sizeOf(full)), full);
    },
  })),
  gradient('Max', ['x', 'y'], extreme),
  gradient('Min', ['x', 'y'], extreme),
  gradient('Prod', ['x'], ({ dy, x, attributes }: Values<'x', Axes>) => ({
    x: () => {
      const axes = axesOf(attributes.axis, x.rank);
      return mul(reshape(dy, withOnes(x.shape, axes)), productOfOthers(x, axes));
    },
  })),
];
