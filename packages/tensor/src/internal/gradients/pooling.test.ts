import { beforeAll, expect, test } from 'vitest';
import { expectGradient, expectSecondGradient, gradientAt, numbers } from '../../../test/expect-gradient.js';
import { avgPool, init, maxPool, type Tensor, type Tensor3D, type Tensor4D } from '../../index.js';

beforeAll(() => init({ device: 'cpu' }));

type Pad = Parameters<typeof avgPool>[3];
const explicit: Pad = [
  [0, 0],
  [1, 0],
  [0, 1],
  [0, 0],
];
const cases: [string, number | [number, number], number | [number, number], Pad, ('floor' | 'ceil')?][] = [
  ['tiles', 2, 2, 'valid'],
  ['overlapping', [3, 2], 1, 'valid'],
  ['a border is left out', 2, 3, 'valid'],
  ['same', 3, 2, 'same'],
  ['same, oblong', [2, 3], [1, 2], 'same'],
  ['number of zeros', 3, 2, 1],
  ['explicit padding', 2, 2, explicit],
  ['rounded up', 2, 2, 0, 'ceil'],
];
/** A shuffled ladder: no two entries are closer than the step of the differences. */
const ladder = (shape: number[]) => {
  const size = shape.reduce((product, length) => product * length, 1);
  const values = Array.from({ length: size }, (_, i) => ((i * 37) % size) / 4 - size / 8);
  return [values, shape] as const;
};

test.each(cases)('avgPool: %s', async (_, size, strides, pad, rounding) => {
  const f = (x: Tensor) => avgPool(x as Tensor4D, size, strides, pad, rounding);
  await expectGradient(f, [numbers([2, 5, 4, 2])]);
});

test.each(cases)('maxPool: %s', async (_, size, strides, pad, rounding) => {
  const f = (x: Tensor) => maxPool(x as Tensor4D, size, strides, pad, rounding);
  const { tensor, mul } = await import('../../index.js');
  const x = tensor(...ladder([2, 5, 4, 2]));
  await expectGradient(f, [x]);
  await expectSecondGradient((values) => mul(f(values), f(values)), [x], { tolerance: 5e-3 });
});

test('avgPool divides by the cells of the window that lie in the image', async () => {
  const f = (x: Tensor) => avgPool(x as Tensor3D, 2, 1, 'same');
  // One row of three: the windows are {0, 1}, {1, 2}, {2}, of 2, 2 and 1 real cells.
  expect(await gradientAt(f, [1, 2, 3], [1, 3, 1])).toEqual([0.5, 1, 1.5]);
});

test('maxPool: gradients of windows without a positive entry', async () => {
  const f = (x: Tensor) => maxPool(x as Tensor3D, [1, 2], [1, 2], 'valid');
  expect(await gradientAt(f, [-1, -2, -5, -3], [1, 4, 1])).toEqual([1, 0, 0, 1]);
});

test('maxPool: one of several greatest cells gets the gradient', async () => {
  const gradient = await gradientAt((x) => maxPool(x as Tensor3D, 2, 2, 'valid'), [1, 1, 1, 1], [2, 2, 1]);
  expect(gradient.sort()).toEqual([0, 0, 0, 1]);
});
