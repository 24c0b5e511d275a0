import { createRequire } from 'node:module';
import * as own from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { add, grad, init, matMul, memory, sum, tensor } from '../index.js';

/** An app's own copy of TensorFlow.js: the same code, loaded a second time. */
const require = createRequire(import.meta.url);
const path = require.resolve('@tensorflow/tfjs-core');
require(path);
delete require.cache[path];
const copy = require(path) as typeof own;

beforeAll(() => init({ device: 'wasm' }));

test('two copies share one engine', () => {
  expect(copy.Tensor).not.toBe(own.Tensor);
  expect(copy.engine()).toBe(own.engine());
  expect(copy.getBackend()).toBe('wasm');
});

test('tensors of either copy go into the ops of the other, and gradients go through both', async () => {
  const theirs = copy.tensor2d([1, 2, 3, 4], [2, 2]);
  expect(Array.from(await matMul(theirs, theirs).data())).toEqual([7, 10, 15, 22]);
  expect(Array.from(await copy.add(tensor([1, 2]), 1).data())).toEqual([2, 3]);
  const gradient = grad((x) => sum(copy.mul(x, add(x, theirs))))(
    tensor([
      [1, 1],
      [1, 1],
    ]),
  );
  expect(Array.from(await gradient.data())).toEqual([3, 4, 5, 6]);
});

test('a tensor of the other copy is read as one', async () => {
  const before = memory().numTensors;
  const theirs = copy.tensor1d([1, 2]);
  const ours = tensor(theirs, [2, 1]);
  expect([ours.shape, Array.from(await ours.data())]).toEqual([
    [2, 1],
    [1, 2],
  ]);
  theirs.dispose();
  ours.dispose();
  expect(memory().numTensors).toBe(before);
});
