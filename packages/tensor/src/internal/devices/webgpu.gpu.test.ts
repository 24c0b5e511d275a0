import { BackendError } from '@cairn-ml/numeric';
import { backend, env } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { add, init, matMul, memory, tensor, tile } from '../../index.js';

/** WebGPU in Node, through Dawn, on a software adapter. In this order: the engine is one per process. */
const device = () => (backend() as unknown as { device: GPUDevice }).device;

test('a software GPU is passed over unless it is asked for', async () => {
  const error = await init({ device: 'webgpu', strict: true, allowSoftwareGPU: false }).catch((error) => error);
  expect(error).toBeInstanceOf(BackendError);
  expect(error.message).toMatch(/the only adapter is software \(.*swiftshader.*\)\. Software is slower than wasm/i);
});

test('WebGPU in Node computes, and says on what', async () => {
  const info = await init({ device: 'webgpu', strict: true });
  env().set('WEBGPU_CPU_FORWARD', false); // or small tensors are computed on cpu
  expect(info).toMatchObject({ device: 'webgpu', tried: [], adapter: { isFallback: true } });
  const x = tensor([
    [1, 2],
    [3, 4],
  ]);
  expect(Array.from(await matMul(x, x).data())).toEqual([7, 10, 15, 22]);
});

test('a tensor that is larger than the GPU allows is a BackendError at the op, and the next op works', async () => {
  const before = memory().numTensors;
  const x = tensor([1, 2]);
  expect(() => tile(x, [2 ** 33])).toThrow(/^Tile on webgpu: out of memory \(allocation failed: \d+ bytes/);
  expect(Array.from(await add(x, 1).data())).toEqual([2, 3]);
  expect(memory().numTensors).toBe(before + 2);
});

test('an error that the GPU reports on its own is thrown at the next op or read, once', async () => {
  const buffer = device().createBuffer({ size: 4, usage: GPUBufferUsage.COPY_DST });
  device().queue.writeBuffer(buffer, 0, new Float32Array([1]));
  const encoder = device().createCommandEncoder();
  encoder.copyBufferToBuffer(buffer, 0, buffer, 0, 4);
  device().queue.submit([encoder.finish()]);
  const use = async () => add(tensor([1, 2]), 1).data();
  await expect(use()).rejects.toThrow(/^(Add|data) on webgpu: GPUValidationError/);
  expect(Array.from(await use())).toEqual([2, 3]);
});

test('a lost GPU is an error at every read and op, until the next `init`', async () => {
  const x = tensor([1, 2]);
  const sum = add(x, 1);
  device().destroy();
  const message =
    'data on webgpu: the GPU was lost (device was destroyed). Its tensors are gone; call `init` again and make them anew.';
  await expect(sum.data()).rejects.toThrow(message);
  expect(() => add(x, 1)).toThrow(BackendError);
  expect(() => add(x, 1)).toThrow('Add on webgpu: the GPU was lost');
  const { device: chosen } = await init({ device: 'webgpu' });
  expect(chosen).toBe('webgpu');
  expect(Array.from(await add(tensor([1, 2]), 1).data())).toEqual([2, 3]);
});
