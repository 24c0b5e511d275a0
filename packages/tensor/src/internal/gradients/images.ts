import {
  eye,
  gather,
  image,
  matMul,
  type Rank,
  reshape,
  squeeze,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  tensor1d,
  transpose,
  zeros,
} from '@tensorflow/tfjs-core';
import { gradient, type Values } from './gradient.js';
import { scatterRows } from './indexing.js';
import { withoutGradient } from './without-gradient.js';

interface ResizeAttributes {
  size: [number, number];
  alignCorners: boolean;
  halfPixelCenters: boolean;
}

type Method = 'bilinear' | 'nearest';

interface CropAttributes {
  cropSize: [number, number];
  method: Method;
}

type Shape4D = [number, number, number, number];

/** An image of one column, with a channel for each of its rows: the identity matrix. */
function identityColumns(length: number): Tensor4D {
  return reshape(eye(length), [1, length, 1, length]);
}

/**
 * `rowsᵀ · dy · columns` for every channel: what resizing `image -> rows · image · columnsᵀ` has for a gradient. `rows` and `columns`
 * are `[1 or batch, output, input]`.
 */
function unresize(dy: Tensor, rows: Tensor, columns: Tensor): Tensor {
  const [batch, outputHeight, outputWidth, channels] = dy.shape as Shape4D;
  const [height, width] = [rows.shape[2]!, columns.shape[2]!];
  const tall = matMul(rows, reshape(dy, [batch, outputHeight, outputWidth * channels]), true, false);
  const turned = transpose(reshape(tall, [batch, height, outputWidth, channels]), [0, 2, 1, 3]);
  const wide = matMul(columns, reshape(turned, [batch, outputWidth, height * channels]), true, false);
  return transpose(reshape(wide, [batch, width, height, channels]), [0, 2, 1, 3]);
}

/**
 * The gradient kernels of tfjs ignore half-pixel centers, and some are wrong for batches or oblong images. Here the device itself says,
 * by resizing the identity matrix, how it weighs rows and columns: both agree about centers, corners and rounding.
 */
function resizeGradient(kernelName: string, resize: typeof image.resizeBilinear) {
  return gradient(kernelName, [], ({ dy, shape, attributes }: Values<never, ResizeAttributes>) => ({
    images: () => {
      const { size, alignCorners, halfPixelCenters } = attributes;
      const [, height, width] = shape('images') as Shape4D;
      const matrix = (input: number, output: number) =>
        squeeze(resize(identityColumns(input), [output, 1], alignCorners, halfPixelCenters), [2]);
      return unresize(dy, matrix(height, size[0]), matrix(width, size[1]));
    },
  }));
}

/** The matrices `[boxes, output, input]` by which crops multiply columns of `input` rows; `edges` are the columns start and end of boxes. */
function cropMatrices(boxes: Tensor, edges: [number, number], input: number, output: number, method: Method): Tensor {
  const [start, end] = edges;
  // Across, the image is one column wide, and any box takes that one.
  const upright = gather(boxes, tensor1d([start, start, end, end], 'int32'), 1) as Tensor2D;
  const first = zeros<Rank.R1>([boxes.shape[0]!], 'int32');
  return squeeze(image.cropAndResize(identityColumns(input), upright, first, [output, 1], method), [2]);
}

/** Kernels that resize images. They are linear in the image, and the gradient is their transpose. */
export const imageGradients = [
  resizeGradient('ResizeBilinear', image.resizeBilinear),
  resizeGradient('ResizeNearestNeighbor', image.resizeNearestNeighbor),
  gradient(
    'CropAndResize',
    ['boxes', 'boxInd'],
    ({ dy, boxes, boxInd, shape, attributes }: Values<'boxes' | 'boxInd', CropAttributes>) => ({
      image: () => {
        const [batch, height, width, channels] = shape('image') as Shape4D;
        if (dy.size === 0) return zeros([batch, height, width, channels]);
        const { cropSize, method } = attributes;
        const rows = cropMatrices(boxes, [0, 2], height, cropSize[0], method);
        const columns = cropMatrices(boxes, [1, 3], width, cropSize[1], method);
        const images = reshape(unresize(dy, rows, columns), [dy.shape[0]!, height * width * channels]);
        return reshape(scatterRows(boxInd, images, batch), [batch, height, width, channels]);
      },
      boxes: withoutGradient('cropAndResize', 'boxes'),
    }),
  ),
];
