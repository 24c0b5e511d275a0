import {
  Conv2D,
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  DepthwiseConv2dNative,
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  FusedConv2D,
  FusedDepthwiseConv2D,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { type Activation, codeOf, type FusedInputs, finish } from '../internal/activation.js';
import { isFloat, type Kernel, type KernelTable, kernel, sizeOf } from '../internal/kernel.js';
import { convolutionInfo, type WindowAttributes, windowOf } from '../internal/window.js';

/** The functions of the binary that stand behind a kind of convolution. */
interface Kind {
  isDepthwise: boolean;
  forward: 'convolve' | 'depthwise';
  byInput: 'convolveGradientInput' | 'depthwiseGradientInput';
  byFilter: 'convolveGradientFilter' | 'depthwiseGradientFilter';
}

const dense: Kind = {
  isDepthwise: false,
  forward: 'convolve',
  byInput: 'convolveGradientInput',
  byFilter: 'convolveGradientFilter',
};
const depthwise: Kind = {
  isDepthwise: true,
  forward: 'depthwise',
  byInput: 'depthwiseGradientInput',
  byFilter: 'depthwiseGradientFilter',
};

interface FusedAttributes extends WindowAttributes {
  activation?: Activation;
  leakyreluAlpha?: number;
}

function fits(attrs: WindowAttributes, ...tensors: TensorInfo[]): boolean {
  return attrs.dataFormat !== 'NCHW' && isFloat(...tensors);
}

function forward(kind: Kind): Kernel {
  return kernel<'x' | 'filter' | FusedInputs, FusedAttributes>(({ inputs, attrs, backend, onCpu }) => {
    const { x, filter, bias, preluActivationWeights } = inputs;
    const { activation = 'linear', leakyreluAlpha = 0.2 } = attrs;
    if (!fits(attrs, x, filter)) return onCpu();
    const info = convolutionInfo(x.shape, filter.shape, attrs, kind.isDepthwise);
    const code = codeOf(activation);
    const isFused =
      code !== undefined &&
      (!bias || (sizeOf(bias.shape) === info.outChannels && bias.shape.at(-1) === info.outChannels));
    const out = backend.pool.take(sizeOf(info.outShape));
    const floats = [backend.floats(x), backend.floats(filter), out] as const;
    const window = windowOf(info, isFused ? code : 0);
    backend.addon[kind.forward](window, ...floats, isFused && bias ? backend.floats(bias) : null, leakyreluAlpha);
    const result = backend.make(info.outShape, 'float32', out);
    return isFused ? result : finish(backend, result, { bias, preluActivationWeights, activation, leakyreluAlpha });
  });
}

function byInput(kind: Kind): Kernel {
  return kernel<'dy' | 'filter', WindowAttributes & { inputShape: number[] }>(({ inputs, attrs, backend, onCpu }) => {
    const { dy, filter } = inputs;
    if (!fits(attrs, dy, filter)) return onCpu();
    const info = convolutionInfo(attrs.inputShape, filter.shape, attrs, kind.isDepthwise);
    const out = backend.pool.take(sizeOf(info.inShape));
    backend.addon[kind.byInput](windowOf(info), backend.floats(dy), backend.floats(filter), out);
    return backend.make(info.inShape, 'float32', out);
  });
}

function byFilter(kind: Kind): Kernel {
  return kernel<'x' | 'dy', WindowAttributes & { filterShape: number[] }>(({ inputs, attrs, backend, onCpu }) => {
    const { x, dy } = inputs;
    if (!fits(attrs, x, dy)) return onCpu();
    const info = convolutionInfo(x.shape, attrs.filterShape, attrs, kind.isDepthwise);
    const out = backend.pool.take(sizeOf(attrs.filterShape));
    backend.addon[kind.byFilter](windowOf(info), backend.floats(x), backend.floats(dy), out);
    return backend.make([...attrs.filterShape], 'float32', out);
  });
}

/** Convolutions of images in NHWC, whole and depthwise, with their gradients. */
export const convolutionKernels: KernelTable = {
  [Conv2D]: forward(dense),
  [FusedConv2D]: forward(dense),
  [Conv2DBackpropInput]: byInput(dense),
  [Conv2DBackpropFilter]: byFilter(dense),
  [DepthwiseConv2dNative]: forward(depthwise),
  [FusedDepthwiseConv2D]: forward(depthwise),
  [DepthwiseConv2dNativeBackpropInput]: byInput(depthwise),
  [DepthwiseConv2dNativeBackpropFilter]: byFilter(depthwise),
};
