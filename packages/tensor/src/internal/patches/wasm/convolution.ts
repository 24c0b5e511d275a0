import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backend_util } from '@tensorflow/tfjs-core';
import { kernelOf, replaceKernel } from '../replace-kernel.js';
import { addressOf, machineOf, makeZeros } from './machine.js';
import { runOnCpu } from './run-on-cpu.js';

interface ConvolutionAttributes {
  strides: number | [number, number];
  pad: 'same' | 'valid' | number | backend_util.ExplicitPadding;
  dataFormat: 'NHWC' | 'NCHW';
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
  inputShape: [number, number, number, number];
  filterShape: [number, number, number, number];
}
type Shape4 = [number, number, number, number];

/** Bytes of the column matrix: large enough for fast products, small enough for the cache. */
const columnBytes = 1 << 20;

/**
 * Gradients of conv2d as products with the matrix of windows, a few lines at a time. Stock lacks Conv2DBackpropFilter (tfjs issue 8474), and its
 * Conv2DBackpropInput is a naive loop. Its Conv2D takes channels at the end only.
 */
export function patchConvolution(): void {
  const convolve = kernelOf<BackendWasm, ConvolutionAttributes>('wasm', 'Conv2D');
  replaceKernel<BackendWasm, ConvolutionAttributes>('wasm', 'Conv2D', (call) => {
    const { inputs, attrs, backend } = call;
    if (attrs.dataFormat !== 'NCHW') return convolve(call);
    const transpose = kernelOf<BackendWasm, object>('wasm', 'Transpose');
    const x = transpose({ inputs: { x: inputs.x! }, attrs: { perm: [0, 2, 3, 1] }, backend });
    const y = convolve({ inputs: { ...inputs, x }, attrs: { ...attrs, dataFormat: 'NHWC' }, backend });
    const result = transpose({ inputs: { x: y }, attrs: { perm: [0, 3, 1, 2] }, backend });
    for (const { dataId } of [x, y]) backend.disposeData(dataId);
    return result;
  });

  const filterOnCpu = runOnCpu<ConvolutionAttributes>('Conv2DBackpropFilter');
  replaceKernel<BackendWasm, ConvolutionAttributes>('wasm', 'Conv2DBackpropFilter', (call) => {
    const { inputs, attrs, backend } = call;
    if (attrs.dataFormat === 'NCHW') return filterOnCpu(call);
    const x = inputs.x!;
    const info = convolutionInfo(x.shape as Shape4, attrs.filterShape, attrs);
    const output = makeZeros(backend, attrs.filterShape);
    eachBlock(backend, info, ({ plan, columns, rows, first, last, dyOffset }) => {
      const { kernels, scratch } = machineOf(backend);
      kernels.gatherWindows(plan, addressOf(backend, x), columns, first, last);
      const dy = addressOf(backend, inputs.dy!) + dyOffset;
      const [k, n] = [windowSize(info), info.outChannels];
      kernels.gemm(k, n, rows, columns, 1, k, dy, n, 1, addressOf(backend, output), true, scratch);
    });
    return output;
  });

  const inputOnCpu = runOnCpu<ConvolutionAttributes>('Conv2DBackpropInput');
  replaceKernel<BackendWasm, ConvolutionAttributes>('wasm', 'Conv2DBackpropInput', (call) => {
    const { inputs, attrs, backend } = call;
    if (attrs.dataFormat === 'NCHW') return inputOnCpu(call);
    const filter = inputs.filter!;
    const info = convolutionInfo(attrs.inputShape, filter.shape as Shape4, attrs);
    const output = makeZeros(backend, attrs.inputShape);
    eachBlock(backend, info, ({ plan, columns, rows, first, last, dyOffset }) => {
      const { kernels, scratch } = machineOf(backend);
      const dy = addressOf(backend, inputs.dy!) + dyOffset;
      const [n, k] = [windowSize(info), info.outChannels];
      kernels.gemm(rows, n, k, dy, k, 1, addressOf(backend, filter), 1, k, columns, false, scratch);
      kernels.scatterWindows(plan, columns, addressOf(backend, output), first, last);
    });
    return output;
  });
}

function convolutionInfo(inputShape: Shape4, filterShape: Shape4, attrs: ConvolutionAttributes) {
  const { strides, pad, dimRoundingMode } = attrs;
  return backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad, dimRoundingMode);
}

/** Entries of a row of the column matrix. */
function windowSize({ filterHeight, filterWidth, inChannels }: backend_util.Conv2DInfo): number {
  return filterHeight * filterWidth * inChannels;
}

interface Block {
  plan: number;
  /** The address of the column matrix. */
  columns: number;
  rows: number;
  /** The first line and the one behind the last: lines of the output, counted through the batch. */
  first: number;
  last: number;
  /** Bytes before the first line in dy. */
  dyOffset: number;
}

function eachBlock(backend: BackendWasm, info: backend_util.Conv2DInfo, work: (block: Block) => void): void {
  const lines = info.batchSize * info.outHeight;
  const lineBytes = 4 * info.outWidth * windowSize(info);
  if (lines * lineBytes === 0) return;
  const together = Math.min(lines, Math.max(1, Math.floor(columnBytes / lineBytes)));
  const machine = machineOf(backend);
  const columns = machine.allocate(together * lineBytes);
  const plan = machine.plan(windowPlan(info));
  for (let first = 0; first < lines; first += together) {
    const last = Math.min(lines, first + together);
    const rows = (last - first) * info.outWidth;
    work({ plan, columns, rows, first, last, dyOffset: 4 * first * info.outWidth * info.outChannels });
  }
  machine.free(columns);
}

/** The fields that wasm/convolution.ts reads, in its order. */
export function windowPlan(info: backend_util.Conv2DInfo): number[] {
  return [
    info.inHeight,
    info.inWidth,
    info.inChannels,
    info.outHeight,
    info.outWidth,
    info.filterHeight,
    info.filterWidth,
    info.strideHeight,
    info.strideWidth,
    info.dilationHeight,
    info.dilationWidth,
    info.padInfo.top,
    info.padInfo.left,
  ];
}
