import { add, cumprod, cumsum, mul, pad, reshape, reverse, slice, type Tensor, transpose } from '@tensorflow/tfjs-core';
import { gradient, type Values } from './gradient.js';
import { axesOf } from './shaping.js';

interface ScanAttributes {
  axis: number;
  exclusive?: boolean;
  reverse?: boolean;
}

/** Rows `[n, length]` moved to the left by `count`, zeros behind. */
function shiftLeft(rows: Tensor, count: number): Tensor {
  const [n, length] = rows.shape as [number, number];
  if (count >= length) return mul(rows, 0);
  const rest = slice(rows, [0, count], [n, length - count]);
  return pad(rest, [[0, 0], [0, count]]); // biome-ignore format: one line
}

/**
 * `s[i] = b[i] + a[i] s[i + 1]` along rows. Doubling: after k rounds every entry has taken in the 2ᵏ entries behind it, so that
 * log2(length) rounds of whole-tensor operations do.
 */
function linearRecurrence(a: Tensor, b: Tensor): Tensor {
  let [factor, total] = [a, b];
  for (let distance = 1; distance < a.shape[1]!; distance *= 2) {
    total = add(total, mul(factor, shiftLeft(total, distance)));
    factor = mul(factor, shiftLeft(factor, distance));
  }
  return total;
}

/**
 * With y[k] = x[0] … x[k]: `∂L/∂x[i] = (product before i) · s[i]`, where `s[i] = dy[i] + x[i + 1] s[i + 1]` adds the derivatives of all
 * later products without x[i]. Nothing is divided, so that zeros are exact.
 */
function cumprodByRows(dy: Tensor, x: Tensor): Tensor {
  return mul(cumprod(x, 1, true), linearRecurrence(shiftLeft(x, 1), dy));
}

export const scanGradients = [
  gradient('Cumsum', [], ({ dy, attributes: { axis, exclusive, reverse } }: Values<never, ScanAttributes>) => ({
    x: () => cumsum(dy, axis, exclusive, !reverse),
  })),
  gradient('Cumprod', ['x'], ({ dy, x, attributes }: Values<'x', ScanAttributes>) => ({
    x: () => {
      if (x.size === 0) return mul(x, 0);
      const axis = axesOf(attributes.axis, x.rank)[0]!;
      const order = [...x.shape.keys()].filter((i) => i !== axis).concat(axis);
      const back = order.map((_, i) => order.indexOf(i));
      const length = x.shape[axis]!;
      const toRows = (tensor: Tensor) => {
        const rows = reshape(transpose(tensor, order), [tensor.size / length, length]);
        return attributes.reverse ? reverse(rows, 1) : rows;
      };
      const rows = toRows(dy);
      const result = cumprodByRows(attributes.exclusive ? shiftLeft(rows, 1) : rows, toRows(x));
      const forward = attributes.reverse ? reverse(result, 1) : result;
      const moved = order.map((i) => x.shape[i]!);
      return transpose(reshape(forward, moved), back);
    },
  })),
];
