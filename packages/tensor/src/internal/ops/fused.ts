import {
  add,
  conv2d,
  depthwiseConv2d,
  elu,
  engine,
  leakyRelu,
  matMul,
  prelu,
  relu,
  relu6,
  reshape,
  sigmoid,
  fused as stock,
  type Tensor,
  tidy,
} from '@tensorflow/tfjs-core';

type Options = Partial<Parameters<typeof stock.matMul>[0]>;
type ConvolutionOptions = Parameters<typeof stock.conv2d>[0];

/**
 * `matMul`, a bias and an activation, in one kernel unless gradients are recorded.
 *
 * @example
 * ```ts
 * import { fusedMatMul, init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const a = tensor([[1, 2]]);
 * const b = tensor([[1, 0], [0, -1]]);
 * await fusedMatMul({ a, b, bias: tensor([1, 1]), activation: 'relu' }).data(); // Float32Array [2, 0]
 * ```
 */
export const fusedMatMul: typeof stock.matMul = (options) => {
  if (!isRecording()) return stock.matMul({ leakyreluAlpha: 0.2, ...options });
  const { a, b, transposeA, transposeB } = options;
  return compose(options, () => matMul(a, b, transposeA, transposeB));
};

/**
 * `conv2d`, a bias `[outChannels]` and an activation, in one kernel unless gradients are recorded.
 *
 * @example
 * ```ts
 * import { fusedConv2d, init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const x = tensor([1, 2, 3, 4], [1, 2, 2, 1]);
 * const filter = tensor([-1], [1, 1, 1, 1]);
 * await fusedConv2d({ x, filter, strides: 1, pad: 'same', bias: tensor([2]), activation: 'relu' }).data(); // Float32Array [1, 0, 0, 0]
 * ```
 */
export const fusedConv2d: typeof stock.conv2d = (options) => {
  if (!isRecording()) return stock.conv2d({ leakyreluAlpha: 0.2, ...options });
  const { x, filter, strides, pad, dataFormat, dilations, dimRoundingMode } = options;
  return compose(options, () => conv2d(x, filter, strides, pad, dataFormat, dilations, dimRoundingMode));
};

/**
 * `depthwiseConv2d`, a bias `[outChannels]` and an activation, in one kernel unless gradients are recorded.
 *
 * @example
 * ```ts
 * import { fusedDepthwiseConv2d, init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const x = tensor([1, 2, 3, 4], [1, 1, 2, 2]);
 * const filter = tensor([1, -1], [1, 1, 2, 1]);
 * await fusedDepthwiseConv2d({ x, filter, strides: 1, pad: 'same', activation: 'relu' }).data(); // Float32Array [1, 0, 3, 0]
 * ```
 */
export const fusedDepthwiseConv2d: typeof stock.depthwiseConv2d = (options) => {
  if (!isRecording()) return stock.depthwiseConv2d({ leakyreluAlpha: 0.2, ...options });
  const { x, filter, strides, pad, dataFormat, dilations, dimRoundingMode } = options;
  return compose(options, () => depthwiseConv2d(x, filter, strides, pad, dataFormat, dilations, dimRoundingMode));
};

/** The gradients of tfjs's fused ops know no dilation and no broadcast batch; those of their parts do. */
function isRecording(): boolean {
  return engine().state.gradientDepth > 0;
}

function compose<T extends Tensor>(
  options: Options & { dataFormat?: ConvolutionOptions['dataFormat'] },
  linear: () => T,
): T {
  const { bias, dataFormat } = options;
  return tidy(() => {
    const sum = linear();
    if (bias === undefined || bias === null) return activate(sum, options);
    return activate(add(sum, dataFormat === 'NCHW' ? reshape(bias, [-1, 1, 1]) : bias), options);
  }) as T;
}

function activate(x: Tensor, { activation = 'linear', preluActivationWeights, leakyreluAlpha }: Options): Tensor {
  switch (activation) {
    case 'linear':
      return x;
    case 'relu':
      return relu(x);
    case 'relu6':
      return relu6(x);
    case 'elu':
      return elu(x);
    case 'sigmoid':
      return sigmoid(x);
    case 'leakyrelu':
      return leakyRelu(x, leakyreluAlpha);
    case 'prelu':
      return prelu(x, preluActivationWeights!);
  }
}
