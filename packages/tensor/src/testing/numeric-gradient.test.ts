import { InvalidArgumentError } from '@cairn-ml/numeric';
import { beforeAll, expect, test } from 'vitest';
import { exp, init, matMul, memory, mul, sin, sum, type Tensor, tensor } from '../index.js';
import { numericGradient } from './numeric-gradient.js';

beforeAll(() => init({ device: 'cpu' }));

test('the gradient of sin is cos', async () => {
  const values = [-2, -0.5, 0, 1, 2.5];
  const [gradient] = await numericGradient(sin, [tensor(values)]);
  expect(gradient).toBeInstanceOf(Float64Array);
  for (const [i, x] of values.entries()) expect(gradient![i]).toBeCloseTo(Math.cos(x), 4);
});

test('several arguments, each with its own gradient', async () => {
  const a = tensor([[1, 2]]);
  const b = tensor([[3], [5]]);
  const [byA, byB] = await numericGradient((x, y) => matMul(x, y), [a, b]);
  for (const [found, expected] of [
    [byA, [3, 5]],
    [byB, [1, 2]],
  ] as const)
    for (const [i, value] of expected.entries()) expect(found![i]).toBeCloseTo(value, 4);
});

test('dy weights the outputs', async () => {
  const [gradient] = await numericGradient((x) => mul(x, x), [tensor([1, 2])], { dy: [10, 100] });
  expect(gradient![0]).toBeCloseTo(20, 3);
  expect(gradient![1]).toBeCloseTo(400, 2);
});

test('the error falls with the fourth power of the step', async () => {
  // f = x⁵ at 0: the exact derivative is 0, and the stencil gives (8·2h⁵ - 2·32h⁵) / 12h = -4h⁴
  const f = (x: Tensor) => mul(mul(mul(x, x), mul(x, x)), x);
  for (const step of [0.5, 0.25]) {
    const [gradient] = await numericGradient(f, [tensor([0])], { step });
    expect(gradient![0]).toBeCloseTo(-4 * step ** 4, 6);
  }
});

test('an argument without entries has an empty gradient', async () => {
  const [gradient] = await numericGradient((x) => sum(x), [tensor([], [0, 2])]);
  expect(gradient).toEqual(new Float64Array(0));
});

test('leaves no tensor behind', async () => {
  const x = tensor([1, 2]);
  const before = memory().numTensors;
  await numericGradient((values) => exp(mul(values, 2)), [x]);
  expect(memory().numTensors).toBe(before);
});

test('says what is wrong', async () => {
  await expect(numericGradient(sin, [tensor([1])], { step: 0 })).rejects.toThrow(InvalidArgumentError);
  await expect(numericGradient(sin, [tensor([1])], { dy: [1, 2] })).rejects.toThrow('numericGradient: `dy` must');
});
