import { backend, type DataId } from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { add, dispose, init, keep, memory, mul, type Tensor, tensor, tidy } from '../index.js';
import { leakedTensors } from './leaked-tensors.js';

let kept: Tensor[] = [];
beforeAll(() => init({ device: 'cpu' }));
afterEach(() => {
  dispose(kept);
  kept = [];
});

test('nothing is left by a function in tidy, or by one without tensors', async () => {
  const x = tensor([1, 2]);
  kept.push(x);
  const none = { tensors: 0, bytes: 0, buffers: 0 };
  expect(await leakedTensors(() => tidy(() => add(mul(x, 2), x)))).toEqual(none);
  expect(await leakedTensors(() => 7)).toEqual(none);
});

test('tensors that are returned in arrays and objects are the result', async () => {
  const before = memory().numTensors;
  const { tensors } = await leakedTensors(() => ({ loss: tensor(1), parts: [tensor([1]), tensor([2])] }));
  expect(tensors).toBe(0);
  expect(memory().numTensors).toBe(before);
});

test('tensors that nobody disposes are counted with their bytes', async () => {
  const leak = () => {
    kept.push(tensor([1, 2, 3]), tensor([true]));
  };
  expect(await leakedTensors(leak)).toEqual({ tensors: 2, bytes: 13, buffers: 2 });
});

test('what is left after an await is counted', async () => {
  const leak = async () => {
    await Promise.resolve();
    kept.push(keep(tensor([1])));
  };
  expect(await leakedTensors(leak)).toEqual({ tensors: 1, bytes: 4, buffers: 1 });
});

test('memory of the device that belongs to no tensor is counted', async () => {
  const ids: DataId[] = [];
  const leak = () => {
    ids.push(backend().write(new Float32Array(2), [2], 'float32'));
  };
  expect(await leakedTensors(leak)).toEqual({ tensors: 0, bytes: 0, buffers: 1 });
  for (const id of ids) backend().disposeData(id);
});

test('a disposed tensor of the caller counts as negative', async () => {
  const x = tensor([1, 2]);
  expect(await leakedTensors(() => x.dispose())).toEqual({ tensors: -1, bytes: -8, buffers: -1 });
});

test('an error of the function comes through', async () => {
  await expect(
    leakedTensors(() => {
      throw new Error('mine');
    }),
  ).rejects.toThrow('mine');
});
