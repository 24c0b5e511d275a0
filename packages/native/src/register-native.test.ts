import {
  add,
  backend,
  conv2d,
  findBackendFactory,
  getBackend,
  getKernelsForBackend,
  matMul,
  memory,
  relu,
  softmax,
  sum,
  type Tensor4D,
  tensor,
  tidy,
  transpose,
} from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import '../test/native.js';
import { createRandom, normals } from '../test/values.js';
import { addon } from './internal/load-addon.js';
import { NativeBackend } from './internal/native-backend.js';
import { registerNative } from './register-native.js';

test('it says what it registered, and does nothing the second time', () => {
  const factory = findBackendFactory('native');
  const info = registerNative();
  expect(info.backend).toBe('native');
  expect(addon().info().targets).toContain(info.target);
  expect(info.threads).toBeGreaterThan(0);
  expect(info.versions['@cairn-ml/native']).toMatch(/^\d+\.\d+\.\d+/);
  expect(findBackendFactory('native')).toBe(factory);
  expect(getBackend()).toBe('native');
  expect(backend()).toBeInstanceOf(NativeBackend);
});

test('every kernel of cpu is there, and CairnAdamW', () => {
  const names = (name: string) => getKernelsForBackend(name).map(({ kernelName }) => kernelName);
  expect(names('cpu').length).toBeGreaterThan(160);
  expect(names('native')).toEqual(expect.arrayContaining([...names('cpu'), 'CairnAdamW', 'LogSoftmax']));
  expect(new Set(names('native')).size).toBe(names('native').length);
});

test('an error of the binary names kernel and backend', () => {
  const twice = () => tidy(() => add(tensor([1, 2, 3]), tensor([1, 2])));
  expect(twice).toThrow('could not be broadcast');
});

test('10,000 ops leave neither tensors nor memory behind', () => {
  const random = createRandom(1);
  const [x, w, image, filter] = [
    [64, 128],
    [128, 96],
    [2, 16, 16, 8],
    [3, 3, 8, 8],
  ].map((shape) => tensor(normals(random, shape).values as Float32Array, shape));
  const round = () =>
    tidy(() => {
      const h = relu(add(matMul(x as never, w as never), 1));
      sum(softmax(h));
      sum(transpose(conv2d(image as Tensor4D, filter as Tensor4D, 1, 'same')));
    });
  for (let i = 0; i < 200; i++) round(); // caches and pools fill up first
  const before = { tensors: memory().numTensors, data: backend().numDataIds(), rss: process.memoryUsage.rss() };
  for (let i = 0; i < 1300; i++) round(); // 8 kernels each
  expect(memory().numTensors).toBe(before.tensors);
  expect(backend().numDataIds()).toBe(before.data);
  // Without reuse these ops make 600 MB; a leak of one array a round would be 30 MB and more.
  expect((process.memoryUsage.rss() - before.rss) / 2 ** 20).toBeLessThan(25);
});
