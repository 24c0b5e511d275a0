import { beforeAll, expect, test } from 'vitest';
import { customGrad, init, log, memory, mul, neg, softmax, sum, type Tensor, tensor } from '../index.js';
import { checkGradient } from './check-gradient.js';

beforeAll(() => init({ device: 'cpu' }));

/** x², whose gradient is said to be `slope(x)`. */
const squareWith = (slope: (x: Tensor) => Tensor) =>
  customGrad((x, save) => {
    (save as (tensors: Tensor[]) => void)([x as Tensor]);
    return {
      value: mul(x as Tensor, x as Tensor),
      gradFunc: (dy: Tensor, [saved]: Tensor[]) => mul(dy, slope(saved!)),
    };
  }) as (x: Tensor) => Tensor;

test('a right gradient passes', async () => {
  const check = await checkGradient(
    squareWith((x) => mul(x, 2)),
    [tensor([1, -2])],
  );
  expect(check.passed).toBe(true);
  expect(check.maxError).toBeLessThan(1e-4);
});

test('a wrong gradient fails, and the worst entry is named', async () => {
  const check = await checkGradient(
    squareWith((x) => mul(x, 3)),
    [tensor([0.1, -2])],
    { dy: [1, 1] },
  );
  expect(check.passed).toBe(false);
  expect(check.worst).toMatchObject({ argument: 0, entry: 1, gradient: -6 });
  expect(check.worst!.numeric).toBeCloseTo(-4, 3);
  expect(check.maxError).toBeCloseTo(2 / 6, 3);
});

test('a gradient that is NaN fails', async () => {
  const check = await checkGradient(
    squareWith((x) => log(neg(x))),
    [tensor([1])],
  );
  expect(check).toMatchObject({ passed: false, maxError: NaN });
});

test('tolerance decides', async () => {
  const nearly = squareWith((x) => mul(x, 2.02));
  expect((await checkGradient(nearly, [tensor([3])], { dy: [1] })).passed).toBe(false);
  expect((await checkGradient(nearly, [tensor([3])], { dy: [1], tolerance: 0.05 })).passed).toBe(true);
});

test('outputs are weighted, so that errors do not cancel', async () => {
  // The sum of softmax is 1: unweighted, zeros would pass for its gradient.
  const flat = customGrad((x) => ({ value: softmax(x as Tensor), gradFunc: (dy: Tensor) => mul(dy, 0) }));
  expect((await checkGradient((x) => flat(x), [tensor([1, 2])])).passed).toBe(false);
});

test('leaves no tensor behind', async () => {
  const x = tensor([1, 2]);
  const before = memory().numTensors;
  await checkGradient((values) => sum(mul(values, values)), [x]);
  expect(memory().numTensors).toBe(before);
});
