import { beforeAll, expect, test } from 'vitest';
import { expectGradient, gradientAt, numbers } from '../../../test/expect-gradient.js';
import { grad, init, type Tensor, type Tensor2D, type Tensor4D, tensor, transformImage } from '../../index.js';

beforeAll(() => init({ device: 'cpu' }));

const turned = [0.8, -0.4, 0.7, 0.5, 0.9, -0.8, 0.02, -0.03];
const enlarged = [0.4, 0, -1.3, 0, 0.3, 0.4, 0, 0];

test.each(['bilinear', 'nearest'] as const)('transformImage: %s, every way to fill', async (interpolation) => {
  for (const mode of ['constant', 'reflect', 'wrap', 'nearest'] as const)
    for (const transform of [turned, enlarged]) {
      const f = (x: Tensor) => transformImage(x as Tensor4D, tensor([transform]) as Tensor2D, interpolation, mode, 3);
      await expectGradient(f, [numbers([1, 4, 5, 2])]);
    }
});

test('transformImage: output of another size, and a pixel at infinity', async () => {
  const infinite = [1, 0, 0, 0, 1, 0, -0.5, 0];
  const f = (x: Tensor) =>
    transformImage(x as Tensor4D, tensor([infinite]) as Tensor2D, 'bilinear', 'constant', 0, [3, 4]);
  await expectGradient(f, [numbers([1, 2, 3, 1])]);
});

test('transformImage: a shift by half a pixel gives half to both neighbours', async () => {
  const f = (x: Tensor) => transformImage(x as Tensor4D, tensor([[1, 0, 0.5, 0, 1, 0, 0, 0]]) as Tensor2D, 'bilinear');
  // Outputs are (a + b) / 2, (b + c) / 2, (c + fill) / 2.
  expect(await gradientAt(f, [1, 2, 3], [1, 1, 3, 1])).toEqual([0.5, 1, 1]);
});

test('transformImage has no gradient by its transforms', () => {
  const image = numbers([1, 3, 3, 1]) as Tensor4D;
  const f = (x: Tensor) => transformImage(image, x as Tensor2D);
  expect(() => grad(f)(tensor([turned]))).toThrow('transformImage: `transforms` must not depend on what');
});
