import { beforeAll, test } from 'vitest';
import { expectGradient, expectSecondGradient, numbers } from '../../../test/expect-gradient.js';
import { depthwiseConv2d, init, separableConv2d, type Tensor, type Tensor3D, type Tensor4D } from '../../index.js';

beforeAll(() => init({ device: 'cpu' }));

const cases: [string, number[], number | [number, number], 'valid' | 'same' | number, number | [number, number]][] = [
  ['valid', [2, 2], 1, 'valid', 1],
  ['same', [3, 3], 1, 'same', 1],
  ['stride', [3, 2], 2, 'same', 1],
  ['number of zeros', [2, 2], 2, 1, 1],
  ['dilation', [2, 2], 1, 'valid', 2],
  ['dilation, same', [3, 2], 1, 'same', [2, 3]],
  ['dilation, number of zeros', [2, 2], 1, 2, 2],
];

test.each(cases)('depthwiseConv2d: %s', async (_, size, strides, pad, dilations) => {
  const f = (x: Tensor, filter: Tensor) =>
    depthwiseConv2d(x as Tensor4D, filter as Tensor4D, strides, pad, 'NHWC', dilations);
  await expectGradient(f, [numbers([2, 5, 4, 2]), numbers([...size, 2, 3], { seed: 2 })]);
  await expectGradient(f, [numbers([1, 4, 4, 3]), numbers([...size, 3, 1], { seed: 2 })]);
  await expectSecondGradient(f, [numbers([1, 4, 3, 1]), numbers([...size, 1, 2], { seed: 2 })]);
});

test('separableConv2d', async () => {
  const f = (x: Tensor, depthwise: Tensor, pointwise: Tensor) =>
    separableConv2d(x as Tensor3D, depthwise as Tensor4D, pointwise as Tensor4D, 1, 'same', 2);
  const filters = [numbers([2, 2, 2, 2], { seed: 2 }), numbers([1, 1, 4, 3], { seed: 3 })];
  await expectGradient(f, [numbers([4, 3, 2]), ...filters]);
});
