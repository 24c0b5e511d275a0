import { beforeAll, expect, test } from 'vitest';
import { expectGradient, expectSecondGradient, gradientAt, numbers } from '../../../test/expect-gradient.js';
import { cumprod, cumsum, init, mul, reshape, type Tensor, tensor } from '../../index.js';

beforeAll(() => init({ device: 'cpu' }));

const flags = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;

test.each(flags)('cumsum and cumprod, exclusive %s, reverse %s: every axis', async (exclusive, reverse) => {
  for (const axis of [0, 1, 2]) {
    const x = numbers([2, 3, 2]);
    await expectGradient((values) => cumsum(values, axis, exclusive, reverse), [x]);
    await expectGradient((values) => cumprod(values, axis, exclusive, reverse), [x]);
  }
  await expectSecondGradient((x) => cumprod(x, 0, exclusive, reverse), [numbers([5])]);
  await expectGradient((x) => cumprod(reshape(x, [7]), 0, exclusive, reverse), [numbers([7])]);
});

test('cumprod: exact where entries are 0', async () => {
  // y = (a, ab, abc); weights 1, 10, 100: ∂a = 1 + 10b + 100bc, ∂b = 10a + 100ac, ∂c = 100ab
  const f = (x: Tensor) => mul(cumprod(x), tensor([1, 10, 100]));
  expect(await gradientAt(f, [2, 0, 3])).toEqual([1, 620, 0]);
  expect(await gradientAt(f, [0, 2, 3])).toEqual([621, 0, 0]);
  expect(await gradientAt(f, [0, 0, 3])).toEqual([1, 0, 0]);
  // exclusive: y = (1, a, ab): ∂a = 10 + 100b, ∂b = 100a
  expect(await gradientAt((x) => mul(cumprod(x, 0, true), tensor([1, 10, 100])), [0, 2, 3])).toEqual([210, 0, 0]);
});

test('scans of nothing and of one entry', async () => {
  expect(await gradientAt((x) => cumprod(x), [5])).toEqual([1]);
  expect(await gradientAt((x) => cumprod(x, 0, true), [5])).toEqual([0]);
  expect(await gradientAt((x) => cumprod(x), [], [0])).toEqual([]);
});
