import { engine } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import {
  batchNorm,
  customGrad,
  exp,
  grad,
  init,
  memory,
  mul,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tanh,
  tensor,
  tidy,
} from '../../index.js';
import { prepareTape } from './tape.js';

beforeAll(() => init({ device: 'cpu' }));

test('is prepared once', () => {
  const { addTapeNode } = engine() as unknown as { addTapeNode: unknown };
  prepareTape();
  expect((engine() as unknown as { addTapeNode: unknown }).addTapeNode).toBe(addTapeNode);
});

test('second derivatives see outputs that were saved', async () => {
  // stock tfjs finds no way from the saved output to the input
  const value = (await grad(grad(tanh))(tensor([0.5])).data())[0];
  expect(value).toBeCloseTo(-2 * Math.tanh(0.5) * (1 - Math.tanh(0.5) ** 2), 5);
});

test('second derivatives of a custom gradient that saves its output', async () => {
  const custom = customGrad((x, save) => {
    const value = exp(x as Tensor);
    (save as (tensors: Tensor[]) => void)([value]);
    return { value, gradFunc: (dy: Tensor, saved: Tensor[]) => mul(dy, saved[0]!) };
  });
  const value = (await grad(grad((x: Tensor) => custom(x)))(tensor([0.5])).data())[0];
  expect(value).toBeCloseTo(Math.exp(0.5), 5);
});

test('missing optional inputs do no harm', async () => {
  const statistic = tensor([1]) as Tensor1D;
  const gradient = grad((x: Tensor) => batchNorm(x as Tensor2D, statistic, statistic, undefined, undefined, 0));
  expect(Array.from(await gradient(tensor([[3]])).data())).toEqual([1]);
});

test('nothing stays in memory, also after three levels', () => {
  const x = tensor([0.5, 1]);
  const before = memory().numTensors;
  tidy(() => void grad(grad(grad((values: Tensor) => sum(tanh(exp(values))))))(x));
  expect(memory().numTensors).toBe(before);
});
