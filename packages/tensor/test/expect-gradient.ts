import { createRandom } from '@cairn-ml/numeric';
import { expect } from 'vitest';
import { add, grads, memory, mul, sum, type Tensor, tensor, tidy } from '../src/index.js';
import { type CheckGradientOptions, checkGradient } from '../src/testing/check-gradient.js';

type Differentiable = (...xs: Tensor[]) => Tensor;

/** Numbers from `min` to `max`, the same for the same shape and seed. */
export function numbers(shape: number[], { min = -1, max = 1, seed = 1 } = {}): Tensor {
  const random = createRandom(seed);
  const size = shape.reduce((product, length) => product * length, 1);
  return tensor(
    Float32Array.from({ length: size }, () => random.uniform(min, max)),
    shape,
  );
}

/** Expects backpropagation to agree with differences of values, and to leave no tensor behind. */
export async function expectGradient(
  f: Differentiable,
  xs: Tensor[],
  options: CheckGradientOptions = {},
): Promise<void> {
  const before = memory().numTensors;
  const check = await checkGradient(f, xs, options);
  expect(check, JSON.stringify(check.worst)).toMatchObject({ passed: true });
  for (const gradient of grads(f)(xs)) gradient.dispose();
  expect(memory().numTensors).toBe(before);
}

/** The same for the gradient of the gradient, in a fixed direction. */
export async function expectSecondGradient(
  f: Differentiable,
  xs: Tensor[],
  options: CheckGradientOptions = {},
): Promise<void> {
  const directions = xs.map((x, i) => numbers(x.shape, { min: 0.5, max: 1.5, seed: 7 + i }));
  const weights = numbers(tidy(() => f(...xs)).shape, { min: 0.5, max: 1.5, seed: 5 });
  const directed = (...values: Tensor[]) =>
    grads(f)(values, weights)
      .map((gradient, i) => sum(mul(gradient, directions[i]!)))
      .reduce((total, each) => add(total, each));
  await expectGradient(directed, xs, options);
}

/** The gradient of the sum of `f` by its only argument, as plain numbers. */
export async function gradientAt(
  f: Differentiable,
  values: number[],
  shape: number[] = [values.length],
): Promise<number[]> {
  const x = tensor(values, shape);
  const [gradient] = tidy(() => grads(f)([x]));
  return Array.from(await gradient!.data());
}
