import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backend_util, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { kernelOf, replaceKernel } from '../replace-kernel.js';
import { addressOf, machineOf, makeZeros } from './machine.js';
import { runOnCpu } from './run-on-cpu.js';

interface GatherAttributes {
  axis: number;
  batchDims: number;
}

/** Stock reads beside the batch when `batchDims` is above 0, finds every entry by division (Gather.cc), and lacks UnsortedSegmentSum. */
export function patchGather(): void {
  const onCpu = runOnCpu<GatherAttributes>('GatherV2');
  const stock = kernelOf<BackendWasm, GatherAttributes>('wasm', 'GatherV2');
  replaceKernel<BackendWasm, GatherAttributes>('wasm', 'GatherV2', (call) => {
    const { inputs, attrs, backend } = call;
    const { x, indices } = inputs as { x: TensorInfo; indices: TensorInfo };
    if (util.bytesPerElement(x.dtype) !== 4) return x.dtype === 'string' ? stock(call) : onCpu(call);
    const axis = util.parseAxisParam(attrs.axis, x.shape)[0]!;
    checkIndices(backend.typedArrayFromHeap(indices), x.shape[axis]!);
    const info = backend_util.segment_util.collectGatherOpShapeInfo(
      x as never,
      indices as never,
      axis,
      attrs.batchDims,
    );
    const output = backend.makeOutput(info.outputShape, x.dtype);
    const count = util.sizeFromShape(indices.shape.slice(attrs.batchDims));
    const [from, at, to] = [x, indices, output].map((each) => addressOf(backend, each)) as [number, number, number];
    const { kernels } = machineOf(backend);
    kernels.gatherSlices(info.batchSize, info.outerSize, info.dimSize, count, info.sliceSize, from, at, to);
    return output;
  });

  const sumOnCpu = runOnCpu<{ numSegments: number }>('UnsortedSegmentSum');
  replaceKernel<BackendWasm, { numSegments: number }>('wasm', 'UnsortedSegmentSum', (call) => {
    const { inputs, attrs, backend } = call;
    const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
    if (x.dtype !== 'float32') return sumOnCpu(call);
    const sliceShape = x.shape.slice(segmentIds.shape.length);
    const output = makeZeros(backend, [attrs.numSegments, ...sliceShape]);
    const count = util.sizeFromShape(segmentIds.shape);
    const [from, at, to] = [x, segmentIds, output].map((each) => addressOf(backend, each)) as [number, number, number];
    const size = util.sizeFromShape(sliceShape);
    machineOf(backend).kernels.segmentSum(attrs.numSegments, count, size, from, at, to);
    return output;
  });
}

function checkIndices(indices: ArrayLike<number>, length: number): void {
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i]!;
    util.assert(index >= 0 && index < length, () => `gather: the index ${index} is not in [0, ${length - 1}].`);
  }
}
