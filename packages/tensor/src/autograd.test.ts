import { beforeAll, expect, test } from 'vitest';
import {
  add,
  customGrad,
  dispose,
  grad,
  grads,
  init,
  keep,
  memory,
  mul,
  square,
  sum,
  type Tensor,
  tensor,
  tidy,
  valueAndGrad,
  valueAndGrads,
} from './index.js';

const numbers = async (x: Tensor) => Array.from(await x.data());
beforeAll(() => init({ device: 'wasm' }));

test('a scope frees what it made, except what it returns or keeps', async () => {
  const before = memory().numTensors;
  let kept: Tensor | undefined;
  const result = tidy(() => {
    kept = keep(square(tensor([3])));
    return add(square(tensor([2])), kept);
  });
  expect(memory().numTensors).toBe(before + 2);
  expect([await numbers(result), await numbers(kept!)]).toEqual([[13], [9]]);
  dispose([result, kept!]);
  expect(memory().numTensors).toBe(before);
});

test('derivatives of a cube, up to the third', async () => {
  const cube = (x: Tensor) => mul(x, square(x));
  const first = grad(cube);
  const second = grad((x) => first(x));
  const third = grad((x) => second(x));
  const x = tensor([2]);
  expect(await numbers(first(x))).toEqual([12]);
  expect(await numbers(second(x))).toEqual([12]);
  expect(await numbers(third(x))).toEqual([6]);
});

test('a value comes with its gradient, for one input and for several', async () => {
  const one = valueAndGrad((x) => sum(square(x)))(tensor([1, 2]));
  expect([await numbers(one.value), await numbers(one.grad)]).toEqual([[5], [2, 4]]);
  const x = tensor([1, 2]);
  const y = tensor([3, 4]);
  const both = valueAndGrads((a, b) => sum(mul(a!, b!)))([x, y]);
  expect([await numbers(both.value), ...(await Promise.all(both.grads.map(numbers)))]).toEqual([[11], [3, 4], [1, 2]]);
  const [dx, dy] = grads((a, b) => sum(mul(a!, b!)))([x, y]);
  expect([await numbers(dx!), await numbers(dy!)]).toEqual([
    [3, 4],
    [1, 2],
  ]);
});

test('a derivative of one’s own takes the place of the true one', async () => {
  const straightThrough = customGrad((x) => ({ value: square(x as Tensor), gradFunc: (dy) => dy as Tensor }));
  expect(await numbers(grad((x) => sum(straightThrough(x)))(tensor([5, 7])))).toEqual([1, 1]);
});
