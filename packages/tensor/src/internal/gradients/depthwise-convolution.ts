import {
  backend_util,
  depthwiseConv2d,
  mul,
  reshape,
  reverse,
  slice,
  stack,
  sum,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { gradient, type Values } from './gradient.js';
import { runKernel } from './run-kernel.js';
import { type Extent, extentOf, fromExtent, pair, toExtent, type WindowAttributes } from './windows.js';

interface DepthwiseAttributes extends WindowAttributes {
  dilations?: number | [number, number] | null;
}

type Shape4D = [number, number, number, number];

function backpropInput(dy: Tensor, filter: Tensor, inputShape: number[], attributes: DepthwiseAttributes): Tensor {
  const kernel = 'DepthwiseConv2dNativeBackpropInput';
  return runKernel(kernel, { dy, filter }, { ...attributes, inputShape });
}

function backpropFilter(x: Tensor, dy: Tensor, filterShape: number[], attributes: DepthwiseAttributes): Tensor {
  const kernel = 'DepthwiseConv2dNativeBackpropFilter';
  return runKernel(kernel, { x, dy }, { ...attributes, filterShape });
}

function convolve(x: Tensor, filter: Tensor, { strides, pad, dimRoundingMode }: DepthwiseAttributes): Tensor {
  return depthwiseConv2d(x as Tensor4D, filter as Tensor4D, strides, pad, 'NHWC', 1, dimRoundingMode);
}

/** Where the windows of a dilated convolution lie; its strides are 1. */
function dilatedExtent(x: readonly number[], filter: readonly number[], attributes: DepthwiseAttributes): Extent {
  const { pad, dilations, dimRoundingMode } = attributes;
  const shapes = [x as Shape4D, filter as Shape4D] as const;
  const info = backend_util.computeConv2DInfo(...shapes, 1, pair(dilations ?? 1), pad, dimRoundingMode, true);
  const window = [info.effectiveFilterHeight, info.effectiveFilterWidth] as const;
  return extentOf([info.outHeight, info.outWidth], window, [1, 1], [info.padInfo.top, info.padInfo.left]);
}

/** The dilated convolution of dy with the filter turned around; each input channel adds up what its outputs send back. */
function dilatedByInput(dy: Tensor, filter: Tensor, shape: readonly number[], attributes: DepthwiseAttributes): Tensor {
  const extent = dilatedExtent(shape, filter.shape, attributes);
  const [rows, columns, channels, multiplier] = filter.shape as Shape4D;
  const before = [extent.size[0] - dy.shape[1]!, extent.size[1] - dy.shape[2]!] as const;
  const all: Extent = { before, size: [extent.size[0] + before[0], extent.size[1] + before[1]] };
  const turned = reshape(reverse(filter, [0, 1]), [rows, columns, channels * multiplier, 1]) as Tensor4D;
  const full = depthwiseConv2d(
    toExtent(dy, all) as Tensor4D,
    turned,
    1,
    'valid',
    'NHWC',
    pair(attributes.dilations ?? 1),
  );
  const merged = sum(reshape(full, [-1, channels, multiplier]), 2);
  return fromExtent(reshape(merged, [shape[0]!, ...extent.size, channels]), extent, shape);
}

/** One filter cell after the other: its derivative is dy times the part of the input that the cell has seen. */
function dilatedByFilter(x: Tensor, dy: Tensor, shape: readonly number[], attributes: DepthwiseAttributes): Tensor {
  const [rows, columns, channels, multiplier] = shape as Shape4D;
  const [down, right] = pair(attributes.dilations ?? 1);
  const covered = toExtent(x, dilatedExtent(x.shape, shape, attributes));
  const [batch, height, width] = dy.shape as Shape4D;
  const outputs = reshape(dy, [batch * height * width, channels, multiplier]);
  const cells: Tensor[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const seen = slice(covered, [0, row * down, column * right, 0], [batch, height, width, channels]);
      cells.push(sum(mul(reshape(seen, [batch * height * width, channels, 1]), outputs), 0));
    }
  return reshape(stack(cells), [...shape]);
}

/** Depthwise convolutions, and the kernels of their own gradients, which know no dilation. */
export const depthwiseConvolutionGradients = [
  gradient(
    'DepthwiseConv2dNative',
    ['x', 'filter'],
    ({ dy, x, filter, attributes }: Values<'x' | 'filter', DepthwiseAttributes>) => {
      const isDilated = pair(attributes.dilations ?? 1).some((dilation) => dilation !== 1);
      const [byInput, byFilter] = isDilated ? [dilatedByInput, dilatedByFilter] : [backpropInput, backpropFilter];
      return {
        x: () => byInput(dy, filter, x.shape, attributes),
        filter: () => byFilter(x, dy, filter.shape, attributes),
      };
    },
  ),
  gradient(
    'DepthwiseConv2dNativeBackpropInput',
    ['dy', 'filter'],
    ({ dy, inner, filter, attributes }: Values<'dy' | 'filter', DepthwiseAttributes>) => ({
      dy: () => convolve(dy, filter, attributes),
      filter: () => backpropFilter(dy, inner, filter.shape, attributes),
    }),
  ),
  gradient(
    'DepthwiseConv2dNativeBackpropFilter',
    ['x', 'dy'],
    ({ dy, x, inner, attributes }: Values<'x' | 'dy', DepthwiseAttributes>) => ({
      x: () => backpropInput(inner, dy, x.shape, attributes),
      dy: () => convolve(x, dy, attributes),
    }),
  ),
];
