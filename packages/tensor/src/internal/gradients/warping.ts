import {
  add,
  addN,
  cast,
  clipByValue,
  concat,
  div,
  equal,
  fill,
  floor,
  greaterEqual,
  image,
  less,
  logicalAnd,
  matMul,
  mul,
  ones,
  range,
  reshape,
  slice,
  sub,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  tensor2d,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core';
import { gradient, type Values } from './gradient.js';
import { scatterRows } from './indexing.js';
import { expandToShape, sizeOf } from './shaping.js';
import { withoutGradient } from './without-gradient.js';

interface TransformAttributes {
  interpolation: 'nearest' | 'bilinear';
  fillMode: 'constant' | 'reflect' | 'wrap' | 'nearest';
  outputShape?: [number, number];
}

type Shape4D = [number, number, number, number];

/** A coordinate outside of every image. */
const outside = -2;

/** What the device makes of images that hold numbers in the place of colours: `[transforms, output pixels]`. */
function warpNumbers(numbers: Tensor, transforms: Tensor, attributes: TransformAttributes): Tensor {
  const { interpolation, fillMode, outputShape } = attributes;
  const count = transforms.shape[0]!;
  const images = expandToShape(numbers, [count, ...numbers.shape.slice(1)]) as Tensor4D;
  const warped = image.transform(images, transforms as Tensor2D, interpolation, fillMode, outside, outputShape);
  return reshape(warped, [count, warped.size / count]);
}

/** Columns and rows that output pixels are read from, `[transforms, output pixels]`. */
function positions(full: readonly number[], transforms: Tensor, attributes: TransformAttributes): [Tensor, Tensor] {
  const [, height, width] = full as Shape4D;
  if (attributes.fillMode === 'constant') return projected(height, width, transforms, attributes);
  // Coordinates never leave the image, and interpolating them gives them back.
  const along = (line: Tensor, shape: Shape4D) => expandToShape(reshape(line, shape), [1, height, width, 1]);
  const columns = along(range(0, width), [1, 1, width, 1]);
  const rows = along(range(0, height), [1, height, 1, 1]);
  return [warpNumbers(columns, transforms, attributes), warpNumbers(rows, transforms, attributes)];
}

/** `x = (a₀X + a₁Y + a₂) / (a₆X + a₇Y + 1)`, `y = (a₃X + a₄Y + a₅) / (…)` for every output pixel (X, Y). */
function projected(height: number, width: number, a: Tensor, { outputShape }: TransformAttributes): [Tensor, Tensor] {
  const [rows, columns] = outputShape ?? [height, width];
  const pixels = Array.from({ length: rows * columns }, (_, i) => i);
  const grid = tensor2d([
    pixels.map((i) => i % columns),
    pixels.map((i) => Math.floor(i / columns)),
    pixels.map(() => 1),
  ]);
  const count = a.shape[0]!;
  const coefficients = (start: number, length: number) => slice(a, [0, start], [count, length]);
  const divisor = matMul(concat([coefficients(6, 2), ones([count, 1])], 1), grid);
  const isInfinite = equal(divisor, 0);
  const project = (start: number, size: number) => {
    const position = div(matMul(coefficients(start, 3), grid), divisor);
    return where(isInfinite, fill(position.shape, outside), clipByValue(position, outside, size + 1));
  };
  return [project(0, width), project(3, height)];
}

function isInside(position: Tensor, size: number): Tensor {
  return logicalAnd(greaterEqual(position, 0), less(position, size));
}

/** For every output pixel, the numbers `[transforms, pixels]` of the input pixels it is made of, and their weights. */
function sources(full: readonly number[], transforms: Tensor, attributes: TransformAttributes): [Tensor, Tensor][] {
  const [, height, width] = full as Shape4D;
  if (attributes.interpolation === 'nearest') {
    const numbers = reshape(range(0, height * width), [1, height, width, 1]);
    const read = warpNumbers(numbers, transforms, attributes);
    const isRead = greaterEqual(read, 0);
    return [[where(isRead, read, zerosLike(read)), cast(isRead, 'float32')]];
  }
  const [x, y] = positions(full, transforms, attributes);
  const corner = (position: Tensor, offset: 0 | 1, size: number): [Tensor, Tensor] => {
    const lower = floor(position);
    const fraction = sub(position, lower);
    const cell = add(lower, offset);
    const weight = mul(offset === 1 ? fraction : sub(1, fraction), cast(isInside(cell, size), 'float32'));
    return [clipByValue(cell, 0, size - 1), weight];
  };
  return ([0, 1] as const).flatMap((down) => {
    const [row, rowWeight] = corner(y, down, height);
    return ([0, 1] as const).map((right): [Tensor, Tensor] => {
      const [column, columnWeight] = corner(x, right, width);
      return [add(mul(row, width), column), mul(rowWeight, columnWeight)];
    });
  });
}

/** The derivative of each output pixel, sent back to the input pixels it is made of. */
function unwarp(dy: Tensor, full: readonly number[], transforms: Tensor, attributes: TransformAttributes): Tensor {
  const [batch, height, width, channels] = full as Shape4D;
  const pixels = dy.shape[1]! * dy.shape[2]!;
  const images = range(0, batch * height * width, height * width, 'int32');
  const parts = sources(full, transforms, attributes).map(([numbers, weights]) => {
    const ids = reshape(add(reshape(images, [batch, 1]), cast(numbers, 'int32')), [batch * pixels]);
    const weighted = mul(reshape(dy, [batch, pixels, channels]), reshape(weights, [-1, pixels, 1]));
    return scatterRows(ids, reshape(weighted, [batch * pixels, channels]), batch * height * width);
  });
  return reshape(parts.length === 1 ? parts[0]! : addN(parts), [...full]);
}

export const warpingGradients = [
  gradient(
    'Transform',
    ['transforms'],
    ({ dy, transforms, shape, attributes }: Values<'transforms', TransformAttributes>) => ({
      image: () => {
        const full = shape('image');
        return sizeOf(full) === 0 || dy.size === 0 ? fill(full, 0) : unwarp(dy, full, transforms, attributes);
      },
      transforms: withoutGradient('transformImage', 'transforms'),
    }),
  ),
];
