import { beforeAll, test } from 'vitest';
import { expectGradient, expectSecondGradient, numbers } from '../../../test/expect-gradient.js';
import { batchNorm, init, type Tensor } from '../../index.js';

beforeAll(() => init({ device: 'cpu' }));

const statistics = (shape: number[]) => [
  numbers(shape, { seed: 2 }),
  numbers(shape, { min: 0.5, max: 1.5, seed: 3 }),
  numbers(shape, { seed: 4 }),
  numbers(shape, { min: 0.5, max: 1.5, seed: 5 }),
];
const norm = (x: Tensor, mean: Tensor, variance: Tensor, offset?: Tensor, scale?: Tensor) =>
  batchNorm(x, mean as never, variance as never, offset as never, scale as never, 0.01);

test.each([
  [[2, 3], [3]],
  [[2, 2, 3], [3]],
  [
    [2, 2, 1, 3],
    [2, 1, 3],
  ],
  [[2, 1, 2, 3], [3]],
])('batchNorm of %j with statistics %j', async (shape, given) => {
  const axes = given.length > 1 ? [1, ...given] : given;
  const x = numbers(shape);
  const [mean, variance, offset, scale] = statistics(axes) as [Tensor, Tensor, Tensor, Tensor];
  await expectGradient(norm, [x, mean, variance, offset, scale]);
  await expectGradient((a, b, c) => norm(a, b, c), [x, mean, variance]);
  await expectGradient((a, b, c, d) => norm(a, b, c, d), [x, mean, variance, offset]);
  await expectGradient((a, b, c, d) => norm(a, b, c, undefined, d), [x, mean, variance, scale]);
});

test('batchNorm: gradient of the gradient', async () => {
  const [mean, variance, offset, scale] = statistics([2]) as [Tensor, Tensor, Tensor, Tensor];
  const f = (x: Tensor, m: Tensor, v: Tensor, s: Tensor) => norm(x, m, v, offset, s); // offset is not in the gradient
  await expectSecondGradient(f, [numbers([3, 2]), mean, variance, scale], { tolerance: 5e-3 });
});
