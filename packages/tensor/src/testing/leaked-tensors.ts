import { backend } from '@tensorflow/tfjs-core';
import { dispose, memory } from '../autograd.js';

/** What was left behind; negative when more was freed than made. */
export interface LeakedTensors {
  tensors: number;
  /** Of the tensors, in bytes. */
  bytes: number;
  /** Pieces of memory on the device, also those that belong to no tensor: what a kernel forgot. */
  buffers: number;
}

/**
 * Runs `f` and counts what it leaves on the device. Tensors that `f` returns (or resolves with; also in arrays and objects) belong to
 * the caller: they are no leak, and are disposed.
 *
 * Negative numbers mean that `f` disposed, or returned, tensors that existed before.
 *
 * @throws whatever `f` throws
 *
 * @example
 * ```ts
 * import { add, init, mul, tensor } from '@cairn-ml/tensor';
 * import { leakedTensors } from '@cairn-ml/tensor/testing';
 *
 * await init();
 * const x = tensor([1, 2, 3]);
 * const { tensors, bytes } = await leakedTensors(() => add(mul(x, 2), x)); // the product is never disposed
 * console.log(tensors, bytes); // 1 12
 * ```
 */
export async function leakedTensors(f: () => unknown): Promise<LeakedTensors> {
  const before = counts();
  dispose((await f()) as Parameters<typeof dispose>[0]);
  const after = counts();
  return {
    tensors: after.tensors - before.tensors,
    bytes: after.bytes - before.bytes,
    buffers: after.buffers - before.buffers,
  };
}

function counts(): LeakedTensors {
  const { numTensors, numBytes } = memory();
  return { tensors: numTensors, bytes: numBytes, buffers: backend().numDataIds() };
}
