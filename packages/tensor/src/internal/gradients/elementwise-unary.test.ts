import { beforeAll, expect, test } from 'vitest';
import { expectGradient, expectSecondGradient, gradientAt, numbers } from '../../../test/expect-gradient.js';
import {
  abs,
  acos,
  acosh,
  add,
  asin,
  asinh,
  atan,
  atanh,
  cast,
  ceil,
  clipByValue,
  cos,
  cosh,
  erf,
  exp,
  expm1,
  floor,
  grad,
  greater,
  init,
  log,
  log1p,
  mul,
  neg,
  onesLike,
  reciprocal,
  round,
  rsqrt,
  sign,
  sin,
  sinh,
  sqrt,
  square,
  step,
  sum,
  type Tensor,
  tan,
  tanh,
  tensor,
  zerosLike,
} from '../../index.js';

beforeAll(() => init({ device: 'cpu' }));

const everywhere = [-1, 1] as const;
const inside = [-0.8, 0.8] as const;
const positive = [0.5, 2] as const;
const functions: [string, (x: Tensor) => Tensor, readonly [min: number, max: number]][] = [
  ['abs', abs, positive],
  ['acos', acos, inside],
  ['acosh', acosh, [1.5, 3]],
  ['asin', asin, inside],
  ['asinh', asinh, everywhere],
  ['atan', atan, everywhere],
  ['atanh', atanh, inside],
  ['cos', cos, everywhere],
  ['cosh', cosh, everywhere],
  ['erf', erf, everywhere],
  ['exp', exp, everywhere],
  ['expm1', expm1, everywhere],
  ['log', log, positive],
  ['log1p', log1p, positive],
  ['neg', neg, everywhere],
  ['reciprocal', reciprocal, positive],
  ['rsqrt', rsqrt, positive],
  ['sin', sin, everywhere],
  ['sinh', sinh, everywhere],
  ['sqrt', sqrt, positive],
  ['square', square, everywhere],
  ['tan', tan, everywhere],
  ['tanh', tanh, everywhere],
];

test.each(functions)('%s: gradient and its own gradient agree with differences', async (_, f, [min, max]) => {
  const x = numbers([2, 3], { min, max });
  await expectGradient(f, [x]);
  if (f !== neg && f !== abs) await expectSecondGradient(f, [x], { tolerance: 1e-2 });
});

test('a third derivative: that of exp is exp', async () => {
  const third = grad(grad(grad(exp)));
  const value = (await third(tensor([0.5])).data())[0];
  expect(value).toBeCloseTo(Math.exp(0.5), 5);
});

test('at 0 as in torch: abs has slope 0, sqrt, log and reciprocal rise without bound', async () => {
  expect(await gradientAt(abs, [0])).toEqual([0]);
  expect(await gradientAt(sqrt, [0])).toEqual([Infinity]);
  expect(await gradientAt(log, [0])).toEqual([Infinity]);
  expect(await gradientAt(rsqrt, [0])).toEqual([-Infinity]);
  expect(await gradientAt(reciprocal, [0])).toEqual([-Infinity]);
});

test('clipByValue lets gradients through up to its bounds, and at them', async () => {
  expect(await gradientAt((x) => clipByValue(x, -1, 1), [-2, -1, 0.5, 1, 1.5])).toEqual([0, 1, 1, 1, 0]);
});

test.each([
  ['ceil', ceil],
  ['floor', floor],
  ['round', round],
  ['sign', sign],
  ['step', step],
  ['onesLike', onesLike],
  ['zerosLike', zerosLike],
] as [string, (x: Tensor) => Tensor][])('%s has slope 0', async (_, f) => {
  expect(await gradientAt(f, [-1.5, 0, 2.25])).toEqual([0, 0, 0]);
});

test('integers and booleans pass no gradient on', async () => {
  const f = (x: Tensor) => add(mul(x, cast(greater(x, 0), 'float32')), cast(cast(x, 'int32'), 'float32'));
  expect(await gradientAt(f, [-1.5, 2.5])).toEqual([0, 1]);
  expect(() => grad((x: Tensor) => sum(cast(greater(x, 0), 'float32')))(tensor([1]))).toThrow(
    'Cannot compute gradient',
  );
});
