import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backend_util } from '@tensorflow/tfjs-core';
import { replaceKernel } from '../replace-kernel.js';
import { windowPlan } from './convolution.js';
import { addressOf, machineOf, makeZeros } from './machine.js';

type Shape4 = [number, number, number, number];
interface DepthwiseAttributes {
  strides: number | [number, number];
  dilations: number | [number, number];
  pad: 'same' | 'valid' | number | backend_util.ExplicitPadding;
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
  inputShape: Shape4;
  filterShape: Shape4;
}

/** Stock lacks both gradients of depthwiseConv2d. */
export function patchDepthwise(): void {
  replaceKernel<BackendWasm, DepthwiseAttributes>(
    'wasm',
    'DepthwiseConv2dNativeBackpropFilter',
    ({ inputs, attrs, backend }) => {
      const info = depthwiseInfo(inputs.x!.shape as Shape4, attrs.filterShape, attrs);
      const output = makeZeros(backend, attrs.filterShape);
      const { kernels, plan } = machineOf(backend);
      const [dy, x, target] = [inputs.dy!, inputs.x!, output].map((each) => addressOf(backend, each)) as Addresses;
      kernels.depthwiseGradient(plan(windowPlan(info)), info.batchSize, attrs.filterShape[3], dy, x, target, true);
      return output;
    },
  );
  replaceKernel<BackendWasm, DepthwiseAttributes>(
    'wasm',
    'DepthwiseConv2dNativeBackpropInput',
    ({ inputs, attrs, backend }) => {
      const filterShape = inputs.filter!.shape as Shape4;
      const info = depthwiseInfo(attrs.inputShape, filterShape, attrs);
      const output = makeZeros(backend, attrs.inputShape);
      const { kernels, plan } = machineOf(backend);
      const [dy, filter, target] = [inputs.dy!, inputs.filter!, output].map((each) =>
        addressOf(backend, each),
      ) as Addresses;
      kernels.depthwiseGradient(plan(windowPlan(info)), info.batchSize, filterShape[3], dy, filter, target, false);
      return output;
    },
  );
}

type Addresses = [number, number, number];

function depthwiseInfo(inputShape: Shape4, filterShape: Shape4, attrs: DepthwiseAttributes): backend_util.Conv2DInfo {
  const { strides, dilations, pad, dimRoundingMode } = attrs;
  return backend_util.computeConv2DInfo(inputShape, filterShape, strides, dilations, pad, dimRoundingMode, true);
}
