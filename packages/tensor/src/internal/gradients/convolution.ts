import { backend_util, conv2d, reverse, type Tensor, type Tensor4D, transpose } from '@tensorflow/tfjs-core';
import { gradient, type Values } from './gradient.js';
import { runKernel } from './run-kernel.js';
import { type Extent, extentOf, fromExtent, pair, toExtent, type WindowAttributes } from './windows.js';

type DataFormat = 'NHWC' | 'NCHW';

interface ConvolutionAttributes extends WindowAttributes {
  dataFormat?: DataFormat;
  dilations?: number | [number, number];
}

type Shape4D = [number, number, number, number];

/** Runs a kernel that was made for gradients of undilated convolutions. */
function backpropInput(dy: Tensor, filter: Tensor, inputShape: number[], attributes: ConvolutionAttributes): Tensor {
  return runKernel('Conv2DBackpropInput', { dy, filter }, { ...attributes, inputShape });
}

function backpropFilter(x: Tensor, dy: Tensor, filterShape: number[], attributes: ConvolutionAttributes): Tensor {
  return runKernel('Conv2DBackpropFilter', { x, dy }, { ...attributes, filterShape });
}

function convolve(
  x: Tensor,
  filter: Tensor,
  { strides, pad, dataFormat, dimRoundingMode }: ConvolutionAttributes,
): Tensor {
  return conv2d(x as Tensor4D, filter as Tensor4D, strides, pad, dataFormat, 1, dimRoundingMode);
}

/** Where the windows of a dilated convolution lie; its strides are 1. */
function dilatedExtent(x: readonly number[], filter: readonly number[], attributes: ConvolutionAttributes): Extent {
  const { pad, dilations, dimRoundingMode } = attributes;
  const [height, width] = pair(dilations);
  const shapes = [x as Shape4D, filter as Shape4D] as const;
  const info = backend_util.computeConv2DInfo(...shapes, 1, [height, width], pad, dimRoundingMode);
  const window = [info.effectiveFilterHeight, info.effectiveFilterWidth] as const;
  return extentOf([info.outHeight, info.outWidth], window, [1, 1], [info.padInfo.top, info.padInfo.left]);
}

function toChannelsLast(x: Tensor, dataFormat: DataFormat | undefined): Tensor {
  return dataFormat === 'NCHW' ? transpose(x, [0, 2, 3, 1]) : x;
}

/** The gradient kernels of tfjs know no dilation. By the input: the dilated convolution with the filter turned around. */
function dilatedByInput(
  dy: Tensor,
  filter: Tensor,
  shape: readonly number[],
  attributes: ConvolutionAttributes,
): Tensor {
  const extent = dilatedExtent(shape, filter.shape, attributes);
  const output = [dy.shape[1]!, dy.shape[2]!] as const;
  const [height, width] = [extent.size[0] - output[0], extent.size[1] - output[1]];
  const all: Extent = { before: [height, width], size: [extent.size[0] + height, extent.size[1] + width] };
  const turned = transpose(reverse(filter, [0, 1]), [0, 1, 3, 2]) as Tensor4D;
  const full = conv2d(toExtent(dy, all) as Tensor4D, turned, 1, 'valid', 'NHWC', pair(attributes.dilations));
  return fromExtent(full, extent, shape);
}

/** By the filter: images and channels change places, and the dilation becomes the stride with which dy moves over the input. */
function dilatedByFilter(x: Tensor, dy: Tensor, shape: readonly number[], attributes: ConvolutionAttributes): Tensor {
  const covered = toExtent(x, dilatedExtent(x.shape, shape, attributes));
  const images = transpose(covered, [3, 1, 2, 0]) as Tensor4D;
  const filter = transpose(dy, [1, 2, 0, 3]) as Tensor4D;
  return transpose(conv2d(images, filter, pair(attributes.dilations), 'valid'), [1, 2, 0, 3]);
}

/** Convolutions, and the kernels of their own gradients (`conv2dTranspose` is one of these). */
export const convolutionGradients = [
  gradient(
    'Conv2D',
    ['x', 'filter'],
    ({ dy, x, filter, attributes }: Values<'x' | 'filter', ConvolutionAttributes>) => {
      if (pair(attributes.dilations).every((dilation) => dilation === 1))
        return {
          x: () => backpropInput(dy, filter, x.shape, attributes),
          filter: () => backpropFilter(x, dy, filter.shape, attributes),
        };
      const { dataFormat } = attributes;
      const [image, last] = [() => toChannelsLast(x, dataFormat), () => toChannelsLast(dy, dataFormat)];
      return {
        x: () => {
          const result = dilatedByInput(last(), filter, image().shape, attributes);
          return dataFormat === 'NCHW' ? transpose(result, [0, 3, 1, 2]) : result;
        },
        filter: () => dilatedByFilter(image(), last(), filter.shape, attributes),
      };
    },
  ),
  gradient(
    'Conv2DBackpropInput',
    ['dy', 'filter'],
    ({ dy, inner, filter, attributes }: Values<'dy' | 'filter', ConvolutionAttributes>) => ({
      dy: () => convolve(dy, filter, attributes),
      filter: () => backpropFilter(dy, inner, filter.shape, attributes),
    }),
  ),
  gradient(
    'Conv2DBackpropFilter',
    ['x', 'dy'],
    ({ dy, x, inner, attributes }: Values<'x' | 'dy', ConvolutionAttributes>) => ({
      x: () => backpropInput(inner, dy, x.shape, attributes),
      dy: () => convolve(x, dy, attributes),
    }),
  ),
];
