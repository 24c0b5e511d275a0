import {
  add,
  avgPool,
  backend_util,
  cast,
  equal,
  fill,
  mul,
  onesLike,
  stridedSlice,
  sub,
  type Tensor,
  type Tensor4D,
  tensor4d,
  zerosLike,
} from '@tensorflow/tfjs-core';
import { gradient, type Values } from './gradient.js';
import { runKernel } from './run-kernel.js';
import { type Extent, extentOf, fromExtent, toExtent, type WindowAttributes } from './windows.js';

interface PoolAttributes extends WindowAttributes {
  filterSize: number | [number, number];
}

type Shape4D = [number, number, number, number];
type Info = backend_util.Conv2DInfo;

function infoOf(shape: readonly number[], attributes: PoolAttributes): Info {
  const { filterSize, strides, pad, dimRoundingMode } = attributes;
  return backend_util.computePool2DInfo(shape as Shape4D, filterSize, strides, 1, pad, dimRoundingMode);
}

function poolExtent({ outHeight, outWidth, padInfo, ...info }: Info): Extent {
  const window = [info.filterHeight, info.filterWidth] as const;
  return extentOf([outHeight, outWidth], window, [info.strideHeight, info.strideWidth], [padInfo.top, padInfo.left]);
}

/** The windows without padding: on an image that was brought to the extent of the windows. */
function withoutPadding({ filterSize, strides }: PoolAttributes): PoolAttributes {
  return { filterSize, strides, pad: 'valid' };
}

/** Per window along one axis: how many of its cells lie in the image. */
function cellsInside(windows: number, size: number, stride: number, before: number, length: number): number[] {
  return Array.from({ length: windows }, (_, i) => {
    const start = i * stride - before;
    return Math.max(0, Math.min(start + size, length) - Math.max(start, 0));
  });
}

/** (size of the window) / (cells of it in the image), `[1, rows, columns, 1]`; undefined where it is 1 everywhere. */
function correction(info: Info): Tensor | undefined {
  const { filterHeight, filterWidth, outHeight, outWidth, padInfo } = info;
  const rows = cellsInside(outHeight, filterHeight, info.strideHeight, padInfo.top, info.inHeight);
  const columns = cellsInside(outWidth, filterWidth, info.strideWidth, padInfo.left, info.inWidth);
  const size = filterHeight * filterWidth;
  const factors = rows.flatMap((row) => columns.map((column) => size / Math.max(1, row * column)));
  return factors.some((factor) => factor !== 1) ? tensor4d(factors, [1, outHeight, outWidth, 1]) : undefined;
}

/** For every window, the entry of `values` where `input` has its greatest cell: the first one, of several. */
function atGreatest(values: Tensor, input: Tensor, greatest: Tensor, attributes: PoolAttributes): Tensor {
  const info = infoOf(input.shape, attributes);
  const extent = poolExtent(info);
  const [covered, sources] = [toExtent(input, extent, -Infinity), toExtent(values, extent)];
  const [batch, rows, columns, channels] = greatest.shape as Shape4D;
  const [down, right] = [info.strideHeight, info.strideWidth];
  let result = zerosLike(greatest);
  let isOpen = onesLike(greatest);
  for (let row = 0; row < info.filterHeight; row++)
    for (let column = 0; column < info.filterWidth; column++) {
      const end = [batch, row + (rows - 1) * down + 1, column + (columns - 1) * right + 1, channels];
      const cells = (x: Tensor) => stridedSlice(x, [0, row, column, 0], end, [1, down, right, 1]);
      const isHit = mul(cast(equal(cells(covered), greatest), 'float32'), isOpen);
      result = add(result, mul(isHit, cells(sources)));
      isOpen = sub(isOpen, isHit);
    }
  return result;
}

/** Pools over windows. Of several greatest cells in a window, one gets the derivative: the device chooses. */
export const poolingGradients = [
  // The kernel divides by the whole window also where padding is part of it; here it never sees padding.
  gradient('AvgPool', [], ({ dy, shape, attributes }: Values<never, PoolAttributes>) => ({
    x: () => {
      const full = shape('x');
      const info = infoOf(full, attributes);
      const extent = poolExtent(info);
      const factor = correction(info);
      const input = fill([full[0]!, ...extent.size, full[3]!], 0);
      const inputs = { dy: factor ? mul(dy, factor) : dy, input };
      return fromExtent(runKernel('AvgPoolGrad', inputs, withoutPadding(attributes)), extent, full);
    },
  })),
  gradient('AvgPoolGrad', [], ({ dy, shape, attributes }: Values<never, PoolAttributes>) => ({
    dy: () => avgPool(dy as Tensor4D, attributes.filterSize, attributes.strides, attributes.pad as 'valid'),
    input: () => fill(shape('input'), 0),
  })),
  gradient('MaxPool', ['x', 'y'], ({ dy, x, y, attributes }: Values<'x' | 'y', PoolAttributes>) => ({
    x: () => runKernel('MaxPoolGrad', { dy, input: x, output: y }, attributes),
  })),
  gradient('MaxPoolGrad', ['input', 'output'], (values: Values<'input' | 'output', PoolAttributes>) => ({
    dy: () => atGreatest(values.dy, values.input, values.output, values.attributes),
    // The greatest cell stays the greatest while the input moves a little.
    input: () => fill(values.input.shape, 0),
    output: () => fill(values.output.shape, 0),
  })),
];
