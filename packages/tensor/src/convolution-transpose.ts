import { checkOption, ShapeError } from '@cairn-ml/numeric';
import { tidy } from './autograd.js';
import type { ConvolutionTransposeParameters } from './convolution-transpose-parameters.js';
import { checkRank, checkShape } from './internal/check-shape.js';
import { pair } from './internal/convolution-options.js';
import { zerosAround } from './internal/zeros-around.js';
import { add, conv2dTranspose } from './ops.js';
import type { Tensor, Tensor4D } from './types.js';

/** Options of {@link convolutionTranspose}. */
export interface ConvolutionTransposeOptions {
  /** How far apart the windows of neighbouring inputs are. Default 1. */
  strides?: number | readonly [height: number, width: number];
  /** `'same'` gives `size · stride` outputs, `'valid'` every pixel that a window reaches: `(size - 1) · stride + kernelSize`. Default `'same'`. */
  padding?: 'same' | 'valid';
}

/**
 * A transposed convolution, which enlarges images: every input pixel adds its multiple of the window to the output. It is the gradient of
 * `convolution` with respect to its input.
 *
 * @param x - Images, `[batch, height, width, inputs]`.
 * @param parameters - `weights` `[height, width, outputs, inputs]`, `bias` `[outputs]` or absent; see `convolutionTransposeParameters`.
 * @returns `[batch, height, width, outputs]`
 * @throws {ShapeError} for shapes that do not fit
 * @throws {InvalidArgumentError} for options out of range
 *
 * @example
 * ```ts
 * import { convolutionTranspose, convolutionTransposeParameters, init, zeros } from '@cairn-ml/tensor';
 *
 * await init();
 * const parameters = convolutionTransposeParameters(8, 3, 1, { kernelSize: 4 });
 * convolutionTranspose(zeros([2, 16, 16, 8]), parameters, { strides: 2 }).shape; // [2, 32, 32, 3]
 * ```
 *
 * Source: padding as in TensorFlow (`tf.nn.conv2d_transpose`).
 */
export function convolutionTranspose(
  x: Tensor,
  parameters: ConvolutionTransposeParameters,
  options: ConvolutionTransposeOptions = {},
): Tensor4D {
  const { weights, bias } = parameters;
  const { padding = 'same' } = options;
  const strides = pair('convolutionTranspose', 'strides', options.strides ?? 1);
  checkOption('convolutionTranspose', 'padding', padding, ['same', 'valid']);
  checkRank('convolutionTranspose', 'x', x, 4, 'batch, height, width, inputs');
  checkRank('convolutionTranspose', 'weights', weights, 4, 'height, width, outputs, inputs');
  const [batch, height, width, channels] = (x as Tensor4D).shape;
  const [kernelHeight, kernelWidth, outputs, inputs] = (weights as Tensor4D).shape;
  if (channels !== inputs)
    throw new ShapeError('convolutionTranspose', 'x', `have ${inputs} channels for these weights`, x.shape);
  if (bias) checkShape('convolutionTranspose', 'bias', bias, [outputs], 'one entry per output');
  const kernelSize = [kernelHeight, kernelWidth] as const;
  const [rows, columns] = [height, width].map((size, i) =>
    padding === 'same' ? size * strides[i]! : (size - 1) * strides[i]! + kernelSize[i]!,
  ) as [number, number];
  const shape: Tensor4D['shape'] = [batch, rows, columns, outputs];
  return tidy(() => {
    const zeros = zerosAround('convolutionTranspose', shape, kernelSize, strides, padding);
    const result = conv2dTranspose(x as Tensor4D, weights as Tensor4D, shape, strides, zeros);
    return bias ? add(result, bias) : result;
  });
}
