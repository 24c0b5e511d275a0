import { beforeAll, expect, test } from 'vitest';
import { init, tensor } from '../index.js';
import { type TensorMatchers, tensorMatchers } from './tensor-matchers.js';

declare module 'vitest' {
  interface Matchers<T> extends TensorMatchers<T> {}
}

beforeAll(async () => {
  expect.extend(tensorMatchers);
  await init({ device: 'cpu' });
});

test('close tensors pass, as tensors, nested arrays and typed arrays', async () => {
  const x = tensor([[1, 2, 300]]);
  await expect(x).toBeCloseToTensor(tensor([[1.00001, 2, 300.02]]));
  await expect(x).toBeCloseToTensor([[1, 2, 300]]);
  await expect(x).toBeCloseToTensor(new Float64Array([1, 2, 300]));
  await expect(tensor(4)).toBeCloseToTensor(4);
  await expect(tensor([true, false])).toBeCloseToTensor([true, false]);
});

test('one entry beyond the tolerance fails, and the message names it', async () => {
  const failing = expect(tensor([1, 2.5])).toBeCloseToTensor([1, 2]);
  await expect(failing).rejects.toThrow('entry 1 is 2.5 instead of 2');
  await expect(tensor([1, 2.5])).not.toBeCloseToTensor([1, 2]);
  await expect(expect(tensor([1])).not.toBeCloseToTensor([1])).rejects.toThrow('close to each other');
});

test('the tolerance is relative and absolute', async () => {
  await expect(tensor([1000.09])).toBeCloseToTensor([1000]);
  await expect(tensor([1000.2])).not.toBeCloseToTensor([1000]);
  await expect(tensor([0.000009])).toBeCloseToTensor([0]);
  await expect(tensor([0.00002])).not.toBeCloseToTensor([0]);
  await expect(tensor([1000.2])).toBeCloseToTensor([1000], { relative: 1e-3 });
  await expect(tensor([0.5])).toBeCloseToTensor([0], { absolute: 1 });
});

test('shape and data type have to be the same', async () => {
  await expect(expect(tensor([[1, 2]])).toBeCloseToTensor([1, 2])).rejects.toThrow('shape [1, 2] instead of [2]');
  await expect(expect(tensor([1, 2])).toBeCloseToTensor(new Float32Array(3))).rejects.toThrow('2 entries instead of 3');
  const int = tensor(new Int32Array([1]));
  await expect(expect(int).toBeCloseToTensor(tensor([1]))).rejects.toThrow('int32 instead of float32');
  await expect(int).toBeCloseToTensor([1]);
});

test('NaN and infinities equal only themselves', async () => {
  const special = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  await expect(tensor(special)).toBeCloseToTensor(special);
  await expect(tensor([Number.NaN])).not.toBeCloseToTensor([0]);
  await expect(tensor([Number.POSITIVE_INFINITY])).not.toBeCloseToTensor([Number.NEGATIVE_INFINITY]);
  await expect(tensor([Number.POSITIVE_INFINITY])).not.toBeCloseToTensor([3e38]);
  await expect(tensor([3e38])).not.toBeCloseToTensor([Number.POSITIVE_INFINITY]);
});
