import { beforeAll, expect, test } from 'vitest';
import { expectGradient, gradientAt, numbers } from '../../../test/expect-gradient.js';
import {
  cropAndResize,
  grad,
  init,
  resizeBilinear,
  resizeNearestNeighbor,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  tensor,
} from '../../index.js';

beforeAll(() => init({ device: 'cpu' }));

const sizes: [number, number][] = [
  [5, 7],
  [2, 2],
  [1, 6],
  [6, 1],
  [4, 3],
];
const options = [
  [false, false],
  [true, false],
  [false, true],
] as const;

test.each(options)('resizing, alignCorners %s, halfPixelCenters %s', async (alignCorners, halfPixelCenters) => {
  const images = numbers([2, 4, 3, 2]);
  for (const resize of [resizeBilinear, resizeNearestNeighbor] as (typeof resizeBilinear)[])
    for (const size of sizes)
      await expectGradient((x) => resize(x as Tensor4D, size, alignCorners, halfPixelCenters), [images]);
});

test('resizing one image, and one pixel', async () => {
  await expectGradient((x) => resizeBilinear(x as Tensor3D, [3, 4]), [numbers([2, 3, 1])]);
  expect(await gradientAt((x) => resizeBilinear(x as Tensor3D, [3, 4]), [1], [1, 1, 1])).toEqual([12]);
});

test('resizeBilinear: half-pixel centers of a row doubled in length', async () => {
  // [a, b] becomes [a, .75a + .25b, .25a + .75b, b]; weights 1, 2, 3, 4
  const f = (x: Tensor) => resizeBilinear(x as Tensor3D, [1, 4], false, true);
  const dy = tensor([1, 2, 3, 4], [1, 4, 1]);
  const gradient = grad(f as never)(tensor([0, 0], [1, 2, 1]), dy);
  expect(Array.from(await gradient.data())).toEqual([1 + 1.5 + 0.75, 0.5 + 2.25 + 4]);
});

const boxes = [
  [0.1, 0.2, 0.8, 0.9],
  [-0.3, 0, 0.5, 1.4],
  [0.9, 0.7, 0.1, 0],
];

test.each(['bilinear', 'nearest'] as const)(
  'cropAndResize: %s, boxes inside, outside and turned around',
  async (method) => {
    const which = tensor([1, 0, 1], [3], 'int32') as never;
    for (const size of [
      [3, 2],
      [1, 1],
      [2, 4],
    ] as [number, number][])
      await expectGradient(
        (x) => cropAndResize(x as Tensor4D, tensor(boxes) as Tensor2D, which, size, method, 7),
        [numbers([2, 4, 3, 2])],
      );
  },
);

test('cropAndResize has no gradient by its boxes', () => {
  const image = numbers([1, 3, 3, 1]) as Tensor4D;
  const f = (x: Tensor) => cropAndResize(image, x as Tensor2D, tensor([0], [1], 'int32') as never, [2, 2]);
  expect(() => grad(f)(tensor([[0, 0, 1, 1]]))).toThrow(
    'cropAndResize: `boxes` must not depend on what is differentiated by',
  );
});
