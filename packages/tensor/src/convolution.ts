import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import { tidy } from './autograd.js';
import type { ConvolutionParameters } from './convolution-parameters.js';
import { checkRank, checkShape } from './internal/check-shape.js';
import { checkGroups, pair } from './internal/convolution-options.js';
import { type ExplicitPadding, zerosAround } from './internal/zeros-around.js';
import { add, concat, conv2d, depthwiseConv2d, reshape, split } from './ops.js';
import type { Tensor, Tensor4D } from './types.js';

/** Options of {@link convolution}. */
export interface ConvolutionOptions {
  /** How far the window moves, down and to the right. Default 1. */
  strides?: number | readonly [height: number, width: number];
  /**
   * Zeros around the image: `'same'` as many as give `ceil(size / stride)` outputs (an odd one at the end), `'valid'` none, a number on all
   * sides, or `[[top, bottom], [left, right]]`. Default `'same'`.
   */
  padding?:
    | 'same'
    | 'valid'
    | number
    | readonly [vertical: readonly [number, number], horizontal: readonly [number, number]];
  /** Distance of the pixels that the window looks at. Default 1. */
  dilations?: number | readonly [height: number, width: number];
  /** Groups of channels, in order, that see only each other; as many as channels makes a depthwise convolution. Default 1. */
  groups?: number;
}

/**
 * A two-dimensional convolution (without flipping the window, as in all neural networks) and a bias.
 *
 * @param x - Images, `[batch, height, width, inputs]`.
 * @param parameters - `weights` `[height, width, inputs / groups, outputs]`, `bias` `[outputs]` or absent; see `convolutionParameters`.
 * @returns `[batch, height, width, outputs]`
 * @throws {ShapeError} for shapes that do not fit, and an image that is smaller than the window
 * @throws {InvalidArgumentError} for options out of range, and for strides and dilations both above 1
 *
 * @example
 * ```ts
 * import { convolution, convolutionParameters, init, zeros } from '@cairn-ml/tensor';
 *
 * await init();
 * const parameters = convolutionParameters(3, 8, 1);
 * convolution(zeros([2, 32, 32, 3]), parameters, { strides: 2 }).shape; // [2, 16, 16, 8]
 * ```
 *
 * Source: padding as in TensorFlow; `groups` as in `torch.nn.Conv2d`.
 */
export function convolution(x: Tensor, parameters: ConvolutionParameters, options: ConvolutionOptions = {}): Tensor4D {
  const { weights, bias } = parameters;
  const { groups = 1, padding = 'same' } = options;
  const strides = pair('convolution', 'strides', options.strides ?? 1);
  const dilations = pair('convolution', 'dilations', options.dilations ?? 1);
  checkRank('convolution', 'x', x, 4, 'batch, height, width, inputs');
  checkRank('convolution', 'weights', weights, 4, 'height, width, inputs / groups, outputs');
  const [kernelHeight, kernelWidth, perGroup, outputs] = (weights as Tensor4D).shape;
  const inputs = x.shape[3]!;
  checkGroups('convolution', groups, inputs, outputs);
  if (perGroup * groups !== inputs)
    throw new ShapeError('convolution', 'x', `have ${perGroup * groups} channels for these weights`, x.shape);
  if (bias) checkShape('convolution', 'bias', bias, [outputs], 'one entry per output');
  if (dilations.some((dilation) => dilation > 1) && strides.some((stride) => stride > 1))
    throw new InvalidArgumentError('convolution', 'strides', 'be 1 where dilations are not', strides);
  const window = [(kernelHeight - 1) * dilations[0] + 1, (kernelWidth - 1) * dilations[1] + 1] as const;
  const zeros = zerosAround('convolution', x.shape, window, strides, padding);
  return tidy((): Tensor4D => {
    const result = convolveGroups(x as Tensor4D, weights as Tensor4D, { strides, dilations, zeros, groups });
    return bias ? add<Tensor4D>(result, bias) : result;
  });
}

interface How {
  strides: [number, number];
  dilations: [number, number];
  zeros: ExplicitPadding;
  groups: number;
}

function convolveGroups(x: Tensor4D, weights: Tensor4D, { strides, dilations, zeros, groups }: How): Tensor4D {
  const [height, width, perGroup, outputs] = weights.shape;
  if (groups === 1) return conv2d(x, weights, strides, zeros, 'NHWC', dilations);
  if (perGroup === 1) {
    const filter: Tensor4D = reshape(weights, [height, width, groups, outputs / groups]);
    return depthwiseConv2d(x, filter, strides, zeros, 'NHWC', dilations);
  }
  const filters = split<Tensor4D>(weights, groups, 3);
  const parts = split<Tensor4D>(x, groups, 3).map((part, i) =>
    conv2d(part, filters[i] as Tensor4D, strides, zeros, 'NHWC', dilations),
  );
  return concat(parts, 3);
}
