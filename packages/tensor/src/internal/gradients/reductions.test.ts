import { beforeAll, expect, test } from 'vitest';
import { expectGradient, expectSecondGradient, gradientAt, numbers } from '../../../test/expect-gradient.js';
import * as ops from '../../index.js';
import { init, moments, reshape, type Tensor } from '../../index.js';

beforeAll(() => init({ device: 'cpu' }));

type Reduction = (x: Tensor, axis?: number | number[], keepDims?: boolean) => Tensor;
const { logSumExp, max, mean, min, prod, sum } = ops as Record<
  'logSumExp' | 'max' | 'mean' | 'min' | 'prod' | 'sum',
  Reduction
>;
const reductions: [string, Reduction][] = [
  ['logSumExp', logSumExp],
  ['max', max],
  ['mean', mean],
  ['min', min],
  ['prod', prod],
  ['sum', sum],
  ['moments.mean', (...call) => moments(...call).mean],
  ['moments.variance', (...call) => moments(...call).variance],
];

test.each(reductions)('%s: gradients along every choice of axes', async (_, f) => {
  const x = numbers([2, 3, 2], { min: -1, max: 2 });
  // max and min have corners within the usual step
  for (const axis of [undefined, 0, 1, -1, [0, 2], [1, 2], [0, 1, 2]])
    for (const keepDims of [false, true])
      await expectGradient((values) => f(values, axis, keepDims), [x], { step: 1 / 256, tolerance: 5e-3 });
  await expectGradient((values) => f(reshape(values, []), undefined), [numbers([1])]);
});

test.each(reductions.filter(([name]) => ['logSumExp', 'prod', 'moments.variance'].includes(name)))(
  '%s: gradient of the gradient',
  async (_, f) => {
    await expectSecondGradient((x) => f(x, 1), [numbers([2, 3])], { tolerance: 5e-3 });
  },
);

test('empty tensors have empty gradients', async () => {
  for (const f of [sum, mean, prod, max, min] as Reduction[])
    expect(await gradientAt((x) => f(x, 1), [], [0, 3])).toEqual([]);
});

test('ties of max and min share the gradient', async () => {
  expect(await gradientAt((x) => max(x), [3, 1, 3])).toEqual([0.5, 0, 0.5]);
  expect(await gradientAt((x) => min(x), [1, 1, 1, 2])).toEqual([1 / 3, 1 / 3, 1 / 3, 0].map(Math.fround));
  expect(await gradientAt((x) => max(x, 1), [1, 1, 2, 0], [2, 2])).toEqual([0.5, 0.5, 1, 0]);
});

test('prod: the product of the others, also beside zeros', async () => {
  expect(await gradientAt((x) => prod(x), [2, 3, 4])).toEqual([12, 8, 6]);
  expect(await gradientAt((x) => prod(x), [2, 0, 4])).toEqual([0, 8, 0]);
  expect(await gradientAt((x) => prod(x), [0, 3, 0])).toEqual([0, 0, 0]);
  expect(await gradientAt((x) => prod(x, 0), [0, 2, 5, 0], [2, 2])).toEqual([5, 0, 0, 2]);
});
