import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend_util, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { kernelOf, replaceKernel } from '../replace-kernel.js';

type Shape4 = [number, number, number, number];
interface ConvolutionAttributes {
  strides: number | [number, number];
  pad: 'same' | 'valid' | number | backend_util.ExplicitPadding;
  dilations: number | [number, number];
  dataFormat: 'NHWC' | 'NCHW';
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/** Shapes that stock fails for: the place of the largest of a list, convolutions of no images, padding of more than four dimensions. */
export function patchShapes(): void {
  for (const name of ['ArgMax', 'ArgMin']) {
    const stock = kernelOf<WebGPUBackend, { axis: number | number[] }>('webgpu', name);
    replaceKernel<WebGPUBackend, { axis: number | number[] }>('webgpu', name, (call) => {
      const { shape } = call.inputs.x!;
      const axes = util.parseAxisParam(call.attrs.axis, shape);
      return { ...stock(call), shape: shape.filter((_, d) => !axes.includes(d)) };
    });
  }

  const convolve = kernelOf<WebGPUBackend, ConvolutionAttributes>('webgpu', 'Conv2D');
  replaceKernel<WebGPUBackend, ConvolutionAttributes>('webgpu', 'Conv2D', (call) => {
    const { inputs, attrs, backend } = call;
    if (inputs.x!.shape[0] !== 0) return convolve(call);
    const { outShape } = backend_util.computeConv2DInfo(
      inputs.x!.shape as Shape4,
      inputs.filter!.shape as Shape4,
      attrs.strides,
      attrs.dilations,
      attrs.pad,
      attrs.dimRoundingMode,
      false,
      backend_util.convertConv2DDataFormat(attrs.dataFormat),
    );
    return backend.makeTensorInfo(outShape, 'float32', new Float32Array(0));
  });

  const pad = kernelOf<WebGPUBackend, PadAttributes>('webgpu', 'PadV2');
  replaceKernel<WebGPUBackend, PadAttributes>('webgpu', 'PadV2', (call) =>
    call.inputs.x!.shape.length > 4 ? padAxisByAxis(call.inputs.x!, call.attrs, call.backend, pad) : pad(call),
  );
}

interface PadAttributes {
  paddings: [number, number][];
  constantValue: number;
}

/** Each axis is padded as the middle one of three. */
function padAxisByAxis(
  x: TensorInfo,
  { paddings, constantValue }: PadAttributes,
  backend: WebGPUBackend,
  pad: ReturnType<typeof kernelOf<WebGPUBackend, PadAttributes>>,
): TensorInfo {
  let current = kernelOf<WebGPUBackend, object>('webgpu', 'Identity')({ inputs: { x }, attrs: {}, backend });
  for (const [axis, padding] of paddings.entries()) {
    if (padding[0] + padding[1] === 0) continue;
    const { shape } = current;
    const [outer, inner] = [shape.slice(0, axis), shape.slice(axis + 1)];
    const middle = [util.sizeFromShape(outer), shape[axis]!, util.sizeFromShape(inner)];
    const padded = pad({
      inputs: { x: { ...current, shape: middle } },
      attrs: { paddings: [[0, 0], padding, [0, 0]], constantValue },
      backend,
    });
    backend.disposeData(current.dataId);
    current = { ...padded, shape: [...outer, padded.shape[1]!, ...inner] };
  }
  return current;
}
