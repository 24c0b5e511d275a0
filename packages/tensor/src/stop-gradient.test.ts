import { beforeAll, describe, expect, test } from 'vitest';
import { add, grad, init, memory, mul, stopGradient, sum, tensor, valueAndGrad } from './index.js';

describe.each(['cpu', 'wasm'] as const)('%s', (device) => {
  beforeAll(() => init({ device, force: true }));

  test('values pass, gradients do not', async () => {
    const { value, grad: gradient } = valueAndGrad((x) => sum(mul(x, stopGradient(mul(x, x)))))(tensor([1, 2, -3]));
    expect(Array.from(await value.data())).toEqual([-18]);
    expect(Array.from(await gradient.data())).toEqual([1, 4, 9]);
  });

  test('a function of nothing else has gradient 0', async () => {
    const gradient = grad((x) => add(sum(stopGradient(x)), mul(sum(x), 0)))(tensor([1, 2]));
    expect(Array.from(await gradient.data())).toEqual([0, 0]);
  });

  test('the result is a tensor of its own', async () => {
    const before = memory().numTensors;
    const x = tensor([1]);
    const copy = stopGradient(x);
    x.dispose();
    expect(Array.from(await copy.data())).toEqual([1]);
    copy.dispose();
    expect(memory().numTensors).toBe(before);
  });

  test('the tape goes on after an error', async () => {
    expect(() => stopGradient(undefined as never)).toThrow();
    expect(Array.from(await grad((x) => sum(mul(x, x)))(tensor([3])).data())).toEqual([6]);
  });
});
