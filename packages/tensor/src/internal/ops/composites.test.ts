import { beforeAll, describe, expect, test } from 'vitest';
import { expectGradient, expectSecondGradient, gradientAt, numbers } from '../../../test/expect-gradient.js';
import {
  fusedConv2d,
  fusedDepthwiseConv2d,
  init,
  mul,
  sum,
  type Tensor,
  type Tensor4D,
  tensor,
  valueAndGrad,
} from '../../index.js';
import { divNoNan } from './div-no-nan.js';
import { fusedMatMul } from './fused.js';
import { logSigmoid } from './log-sigmoid.js';
import { norm } from './norm.js';

beforeAll(() => init({ device: 'cpu' }));

describe('divNoNan', () => {
  test('gives 0 for a division by 0, with gradient 0', async () => {
    expect(Array.from(await divNoNan([1, 0, 6], [0, 0, 3]).data())).toEqual([0, 0, 2]);
    expect(await gradientAt((x) => divNoNan(x, tensor([0, 2])), [3, 3])).toEqual([0, 0.5]);
    expect(await gradientAt((x) => divNoNan(4, x), [0, 2])).toEqual([0, -1]);
  });

  test('divides integers to integers, as tfjs does', async () => {
    const quotient = divNoNan(tensor([7, 7], [2], 'int32'), tensor([2, 0], [2], 'int32'));
    expect(quotient.dtype).toBe('int32');
    expect(Array.from(await quotient.data())).toEqual([3, 0]);
  });
});

describe('norm', () => {
  const orders: [Parameters<typeof norm>[1], Parameters<typeof norm>[2]][] = [
    ['euclidean', undefined],
    [2, 0],
    ['euclidean', [1]],
    ['euclidean', [0, 1]],
    ['fro', [0, 1]],
    [1, 1],
    [Infinity, 0],
    [-Infinity, 1],
    [1, [0, 1]],
    [Infinity, [0, 1]],
  ];
  test.each(orders)('order %s along %s', async (order, axis) => {
    for (const keepDims of [false, true])
      await expectGradient((x) => norm(x, order, axis, keepDims), [numbers([2, 3], { min: 0.2, max: 2 })], {
        step: 1 / 256,
        tolerance: 5e-3,
      });
  });

  test('of a vector is the root of the sum of squares', async () => {
    expect((await norm([3, 4]).data())[0]).toBe(5);
    expect(norm([[3], [4]], 'euclidean', 0, true).shape).toEqual([1, 1]);
    expect((await norm(-3).data())[0]).toBe(3);
  });

  test('has gradient 0 at the zero vector, also beside others', async () => {
    expect(await gradientAt((x) => norm(x), [0, 0])).toEqual([0, 0]);
    const rows = await gradientAt((x) => norm(x, 2, 1), [0, 0, 3, 4], [2, 2]);
    expect(rows).toEqual([0, 0, 0.6, 0.8].map(Math.fround));
    expect(await gradientAt((x) => norm(x, 'fro', [0, 1]), [0, 0], [1, 2])).toEqual([0, 0]);
  });

  test('gradient of the gradient', async () => {
    await expectSecondGradient((x) => norm(x, 2, 1), [numbers([2, 3], { min: 0.5, max: 2 })]);
  });
});

test('logSigmoid of an intermediate', async () => {
  await expectGradient((x) => logSigmoid(mul(x, 2)), [numbers([4])]);
  await expectSecondGradient((x) => logSigmoid(mul(x, 2)), [numbers([4])]);
});

const activations = ['linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu', 'prelu'] as const;

describe.each(activations)('fused with %s', (activation) => {
  const weights = () => (activation === 'prelu' ? { preluActivationWeights: tensor([0.1, 0.2, 0.3]) } : {});

  test('matMul', async () => {
    const xs = [numbers([2, 2, 4]), numbers([1, 4, 3], { seed: 2 }), numbers([3], { seed: 3 })];
    const f = (a: Tensor, b: Tensor, bias?: Tensor) =>
      fusedMatMul({ a, b, activation, ...(bias && { bias }), ...weights() });
    await expectGradient(f, xs, { step: 1 / 256, tolerance: 5e-3 });
    await expectGradient((a, b) => f(a, b), xs.slice(0, 2), { step: 1 / 256, tolerance: 5e-3 });
  });

  test('conv2d and depthwiseConv2d, dilated', async () => {
    // One sign per channel keeps all sums away from the corner at 0.
    const x = numbers([1, 4, 4, 1], { min: 0.5 });
    const signs = tensor([1, -1, 1]);
    const bias = mul(numbers([3], { min: 0.1, seed: 3 }), signs);
    const filter = mul(numbers([2, 2, 1, 3], { min: 0.2, seed: 2 }), signs);
    for (const fused of [fusedConv2d, fusedDepthwiseConv2d] as (typeof fusedConv2d)[])
      for (const dilations of [1, 2]) {
        const f = (image: Tensor, kernel: Tensor, offset: Tensor) =>
          fused({
            x: image as Tensor4D,
            filter: kernel as Tensor4D,
            strides: 1,
            pad: 'same',
            dilations: [dilations, dilations],
            bias: offset,
            activation,
            leakyreluAlpha: 0.3,
            ...weights(),
          });
        await expectGradient(f, [x, filter, bias], { step: 1 / 256, tolerance: 5e-3 });
      }
  });
});

test('fusedMatMul gives the same with and without recording', async () => {
  const [a, b] = [numbers([2, 3]), numbers([3, 2], { seed: 2 })];
  const f = (x: Tensor) => fusedMatMul({ a: x, b, activation: 'leakyrelu', bias: tensor([0.5, -0.5]) });
  const { value } = valueAndGrad((x: Tensor) => sum(f(x)))(a);
  expect((await value.data())[0]).toBeCloseTo((await sum(f(a)).data())[0]!, 5);
});
