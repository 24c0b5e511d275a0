import { beforeAll, expect, test } from 'vitest';
import { expectGradient, expectSecondGradient, gradientAt, numbers } from '../../../test/expect-gradient.js';
import { conv1d, conv2d, conv2dTranspose, init, type Tensor, type Tensor3D, type Tensor4D } from '../../index.js';

beforeAll(() => init({ device: 'cpu' }));

type Pad = Parameters<typeof conv2d>[3];
const explicit: Pad = [
  [0, 0],
  [0, 2],
  [1, 0],
  [0, 0],
];
const cases: [string, number[], number | [number, number], Pad, number | [number, number]][] = [
  ['valid', [2, 2], 1, 'valid', 1],
  ['same', [3, 3], 1, 'same', 1],
  ['same, even filter', [2, 3], 1, 'same', 1],
  ['stride', [3, 2], [2, 1], 'same', 1],
  ['stride leaves a border out', [2, 2], 3, 'valid', 1],
  ['number of zeros', [3, 3], 2, 1, 1],
  ['explicit padding', [2, 2], 1, explicit, 1],
  ['1 x 1', [1, 1], 1, 'valid', 1],
  ['dilation', [2, 2], 1, 'valid', 2],
  ['dilation, same', [3, 2], 1, 'same', [2, 3]],
  ['dilation, number of zeros', [2, 2], 1, 1, 2],
  ['dilation, explicit padding', [2, 2], 1, explicit, [1, 2]],
];

test.each(cases)('conv2d: %s', async (_, size, strides, pad, dilations) => {
  const x = numbers([2, 5, 4, 2]);
  const filter = numbers([...size, 2, 3], { seed: 2 });
  const f = (image: Tensor, weights: Tensor) =>
    conv2d(image as Tensor4D, weights as Tensor4D, strides, pad, 'NHWC', dilations);
  await expectGradient(f, [x, filter]);
  await expectSecondGradient(f, [numbers([1, 4, 3, 1]), numbers([...size, 1, 2], { seed: 2 })]);
});

test('conv2d: channels first, one image, and rounded output sizes', async () => {
  const filter = numbers([2, 2, 2, 3], { seed: 2 });
  const first = (dilations: number) => (x: Tensor, weights: Tensor) =>
    conv2d(x as Tensor4D, weights as Tensor4D, 1, 'same', 'NCHW', dilations);
  await expectGradient(first(1), [numbers([2, 2, 3, 4]), filter]);
  await expectGradient(first(2), [numbers([2, 2, 3, 4]), filter]);
  await expectGradient(
    (x, weights) => conv2d(x as Tensor3D, weights as Tensor4D, 1, 'same'),
    [numbers([3, 4, 2]), filter],
  );
  for (const rounding of ['floor', 'ceil', 'round'] as const) {
    const f = (x: Tensor, weights: Tensor) => conv2d(x as Tensor4D, weights as Tensor4D, 2, 1, 'NHWC', 1, rounding);
    await expectGradient(f, [numbers([1, 5, 4, 2]), filter]);
  }
});

test('conv2d: a filter that only copies sends dy back', async () => {
  const copy = (x: Tensor) => conv2d(x as Tensor4D, numbers([1, 1, 1, 1], { min: 1, max: 1 }) as Tensor4D, 1, 'valid');
  expect(await gradientAt(copy, [1, 2, 3, 4], [1, 2, 2, 1])).toEqual([1, 1, 1, 1]);
});

test('conv1d: strides and dilation', async () => {
  for (const [stride, dilation] of [
    [1, 1],
    [2, 1],
    [1, 2],
  ] as const) {
    const f = (x: Tensor, filter: Tensor) => conv1d(x as Tensor3D, filter as Tensor3D, stride, 'same', 'NWC', dilation);
    await expectGradient(f, [numbers([2, 5, 2]), numbers([3, 2, 2], { seed: 2 })]);
  }
});

test('conv2dTranspose', async () => {
  for (const [strides, pad] of [
    [1, 'valid'],
    [2, 'same'],
    [[2, 1], 'valid'],
  ] as [number | [number, number], 'valid' | 'same'][]) {
    const output = strides === 1 ? [4, 3] : pad === 'same' ? [5, 4] : [6, 3];
    const f = (x: Tensor, filter: Tensor) =>
      conv2dTranspose(
        x as Tensor4D,
        filter as Tensor4D,
        [2, ...output, 2] as [number, number, number, number],
        strides,
        pad,
      );
    const input = strides === 1 ? [3, 2] : pad === 'same' ? [3, 2] : [3, 2];
    const xs = [numbers([2, ...input, 3]), numbers([2, 2, 2, 3], { seed: 2 })];
    await expectGradient(f, xs);
    await expectSecondGradient(f, xs);
  }
});
