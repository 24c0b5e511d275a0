import { broadcast_util, type KernelBackend, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { type KernelCall, kernelOf, replaceKernel } from './replace-kernel.js';

interface MatMulAttributes {
  transposeA: boolean;
  transposeB: boolean;
}

/**
 * Stock pairs the matrices of two batches by their number modulo the size of each batch (BatchMatMul.ts), which is wrong where [2, 1] meets [2, 3]
 * or [1, 3]: this copies the matrices first. And WebGPU fails for sums over nothing.
 */
export function patchBatchMatMul(backendName: string): void {
  const stock = kernelOf<KernelBackend, MatMulAttributes>(backendName, 'BatchMatMul');
  replaceKernel<KernelBackend, MatMulAttributes>(backendName, 'BatchMatMul', (call) => {
    const { inputs, backend } = call;
    const { a, b } = inputs as { a: TensorInfo; b: TensorInfo };
    const [aBatch, bBatch] = [a, b].map(({ shape }) => shape.slice(0, -2)) as [number[], number[]];
    if (util.sizeFromShape(a.shape) * util.sizeFromShape(b.shape) === 0) return zeroProduct(call);
    const [aCount, bCount] = [util.sizeFromShape(aBatch), util.sizeFromShape(bBatch)];
    if (aCount === 1 || bCount === 1 || util.arraysEqual(aBatch, bBatch)) return stock(call);
    const batch = broadcast_util.assertAndGetBroadcastShape(aBatch, bBatch);
    const [wholeA, wholeB] = [a, b].map((x) => repeat(backendName, backend, x, batch)) as [TensorInfo, TensorInfo];
    const product = stock({ ...call, inputs: { a: wholeA, b: wholeB } });
    backend.disposeData(wholeA.dataId);
    backend.disposeData(wholeB.dataId);
    return product;
  });
}

/** The product of matrices without entries, which may have entries. */
function zeroProduct({ inputs, attrs, backend }: KernelCall<KernelBackend, MatMulAttributes>): TensorInfo {
  const { a, b } = inputs as { a: TensorInfo; b: TensorInfo };
  const batch = broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const shape = [...batch, a.shape.at(attrs.transposeA ? -1 : -2)!, b.shape.at(attrs.transposeB ? -2 : -1)!];
  const values = new Float32Array(util.sizeFromShape(shape));
  return { dataId: backend.write(values, shape, 'float32'), shape, dtype: 'float32' };
}

/** Copies of the matrices of `x`, as many as the batch has. */
function repeat(backendName: string, backend: KernelBackend, x: TensorInfo, batch: number[]): TensorInfo {
  const missing = batch.length + 2 - x.shape.length;
  const shape = [...new Array<number>(missing).fill(1), ...x.shape];
  const reps = [...batch.map((size, d) => size / shape[d]!), 1, 1];
  return kernelOf<KernelBackend, object>(
    backendName,
    'Tile',
  )({
    inputs: { x: { ...x, shape } },
    attrs: { reps },
    backend,
  });
}
