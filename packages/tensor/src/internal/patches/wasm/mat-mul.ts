import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { broadcast_util, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { type KernelCall, kernelOf, replaceKernel } from '../replace-kernel.js';
import { broadcastStrides, copyBlock } from './copy-block.js';
import { addressOf, machineOf } from './machine.js';
import { runOnCpu } from './run-on-cpu.js';

interface MatMulAttributes {
  transposeA: boolean;
  transposeB: boolean;
}
interface FusedAttributes extends MatMulAttributes {
  activation: string;
  leakyreluAlpha: number;
}

/** Stock multiplies transposed or batched matrices in a naive loop (batch_mat_mul_impl.cc) and takes neither integers nor empty matrices. */
export function patchMatMul(): void {
  const onCpu = runOnCpu<MatMulAttributes>('BatchMatMul');
  replaceKernel<BackendWasm, MatMulAttributes>('wasm', 'BatchMatMul', (call) =>
    call.inputs.a!.dtype === 'float32' ? product(call) : onCpu(call),
  );
  replaceKernel<BackendWasm, FusedAttributes>('wasm', '_FusedMatMul', (call) => {
    const { inputs, attrs, backend } = call;
    const linear = product(call, inputs.bias);
    const name = activations[attrs.activation];
    if (!name) return linear;
    const alpha = inputs.preluActivationWeights;
    const result = kernelOf<BackendWasm, { alpha: number }>(
      'wasm',
      name,
    )({
      inputs: { x: linear, ...(alpha && { alpha }) },
      attrs: { alpha: attrs.leakyreluAlpha },
      backend,
    });
    backend.disposeData(linear.dataId);
    return result;
  });
}

/** The kernel of each activation that an op can be fused with, but for 'linear'. */
const activations: Record<string, string> = {
  relu: 'Relu',
  relu6: 'Relu6',
  elu: 'Elu',
  sigmoid: 'Sigmoid',
  prelu: 'Prelu',
  leakyrelu: 'LeakyRelu',
};

function product(
  { inputs, attrs, backend }: KernelCall<BackendWasm, MatMulAttributes>,
  bias: TensorInfo | undefined = undefined,
): TensorInfo {
  const { a, b } = inputs as { a: TensorInfo; b: TensorInfo };
  const [aBatch, aRows, aColumns] = split(a.shape, attrs.transposeA);
  const [bBatch, bRows, bColumns] = split(b.shape, attrs.transposeB);
  util.assert(aColumns === bRows, () => `matMul: inner sizes of [${a.shape}] and [${b.shape}] differ.`);
  const batch = broadcast_util.assertAndGetBroadcastShape(aBatch, bBatch);
  const output = backend.makeOutput([...batch, aRows, bColumns], 'float32');
  if (bias) copyBlock(backend, bias, output, { sourceStrides: broadcastStrides(bias.shape, output.shape) });

  const { kernels, scratch } = machineOf(backend);
  const aStrides: [number, number] = attrs.transposeA ? [1, aRows] : [aColumns, 1];
  const bStrides: [number, number] = attrs.transposeB ? [1, bRows] : [bColumns, 1];
  const aAddress = addressOf(backend, a);
  const bAddress = addressOf(backend, b);
  const address = addressOf(backend, output);
  const count = util.sizeFromShape(batch);
  // one B for all: the rows of the whole batch are one matrix
  if (util.sizeFromShape(bBatch) === 1 && !attrs.transposeA && util.sizeFromShape(aBatch) === count) {
    const rows = count * aRows;
    kernels.gemm(rows, bColumns, bRows, aAddress, ...aStrides, bAddress, ...bStrides, address, !!bias, scratch);
    return output;
  }
  const aIndex = batchIndex(aBatch, batch);
  const bIndex = batchIndex(bBatch, batch);
  for (let i = 0; i < count; i++) {
    kernels.gemm(
      aRows,
      bColumns,
      bRows,
      aAddress + 4 * aIndex(i) * aRows * aColumns,
      ...aStrides,
      bAddress + 4 * bIndex(i) * bRows * bColumns,
      ...bStrides,
      address + 4 * i * aRows * bColumns,
      !!bias,
      scratch,
    );
  }
  return output;
}

/** The shape of the batch, and rows and columns after transposition. */
function split(shape: number[], transposed: boolean): [number[], number, number] {
  const [rows, columns] = shape.slice(-2) as [number, number];
  return [shape.slice(0, -2), transposed ? columns : rows, transposed ? rows : columns];
}

/** Which matrix of a batch of shape `from` stands at place i of a batch of shape `to`. */
function batchIndex(from: number[], to: number[]): (i: number) => number {
  if (util.sizeFromShape(from) === util.sizeFromShape(to)) return (i) => i;
  const strides = broadcastStrides(from, to);
  return (i) => {
    let index = 0;
    for (let d = to.length - 1; d >= 0; d--) {
      index += (i % to[d]!) * strides[d]!;
      i = Math.floor(i / to[d]!);
    }
    return index;
  };
}
