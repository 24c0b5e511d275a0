import { beforeAll, expect, test } from 'vitest';
import { expectGradient, expectSecondGradient, gradientAt, numbers } from '../../../test/expect-gradient.js';
import {
  elu,
  init,
  leakyRelu,
  logSoftmax,
  mul,
  prelu,
  relu,
  relu6,
  selu,
  sigmoid,
  softmax,
  softplus,
  type Tensor,
  tensor,
} from '../../index.js';
import { logSigmoid } from '../ops/log-sigmoid.js';

beforeAll(() => init({ device: 'cpu' }));

const activations: [string, (x: Tensor) => Tensor][] = [
  ['relu', relu],
  ['relu6', (x) => relu6(mul(x, 5))],
  ['leakyRelu', (x) => leakyRelu(x, 0.3)],
  ['elu', elu],
  ['selu', selu],
  ['softplus', softplus],
  ['sigmoid', sigmoid],
  ['logSigmoid', logSigmoid],
  ['softmax', (x) => softmax(x)],
  ['logSoftmax', (x) => logSoftmax(x)],
];
const awayFromCorners = () => tensor([-1.7, -0.6, -0.2, 0.1, 0.5, 0.9, 1.3, 1.9, -1.1], [3, 3]);

test.each(activations)('%s: gradient of intermediates and its own gradient agree with differences', async (_, f) => {
  await expectGradient((x) => f(mul(x, 1)), [awayFromCorners()]);
  await expectSecondGradient(f, [awayFromCorners()], { tolerance: 5e-3 });
});

test.each([[[3, 2]], [[2]], [[1]], [[3, 1]]])('prelu: slopes of shape %j are broadcast', async (shape) => {
  const slopes = numbers(shape, { min: 0.1, max: 0.4 });
  const x = tensor([-1, 0.5, -0.4, 0.7, 1.2, -0.2], [3, 2]);
  await expectGradient(prelu, [x, slopes]);
  await expectSecondGradient(prelu, [x, slopes]);
});

test('corners have the slope of their flat side', async () => {
  expect(await gradientAt(relu, [-0, 0])).toEqual([0, 0]);
  expect(await gradientAt(relu6, [0, 6, 5.9])).toEqual([0, 0, 1]);
  expect(await gradientAt((x) => leakyRelu(x, 0.25), [0])).toEqual([0.25]);
  expect(await gradientAt((x) => prelu(x, 0.25), [0])).toEqual([0.25]);
  expect(await gradientAt(elu, [0])).toEqual([1]);
});

test('far from 0, smooth activations have slopes 0 and 1', async () => {
  for (const f of [softplus, elu]) expect(await gradientAt(f, [-200, 200])).toEqual([0, 1]);
  expect(await gradientAt(logSigmoid, [-200, 200])).toEqual([1, 0]);
  expect(await gradientAt(sigmoid, [-200, 200])).toEqual([0, 0]);
  const [left, right] = await gradientAt(selu, [-200, 200]);
  expect(left).toBeCloseTo(0, 6);
  expect(right).toBeCloseTo(1.0507009873554805, 6); // scale, Klambauer et al. 2017
});
