import { beforeAll, expect, test } from 'vitest';
import {
  clipByValue,
  cos,
  erf,
  exp,
  expm1,
  init,
  leakyRelu,
  log1p,
  relu6,
  selu,
  sign,
  sin,
  softplus,
  type Tensor,
  tan,
  tanh,
  tensor,
} from '../../../index.js';

beforeAll(() => init({ device: 'wasm' }));

/** From the smallest normal number to overflow, both signs, and densely around 0. */
const points = [-1, 1].flatMap((sign) => [
  ...Array.from({ length: 800 }, (_, i) => sign * 10 ** (-37.5 + i * 0.0945)),
  ...Array.from({ length: 1001 }, (_, i) => sign * i * 0.0917),
]);
const special = [0, 88.5, 88.73, -87, -103, -104, Number.NaN, Infinity, -Infinity];
const x = Float32Array.from([...points, ...special]);

/** Units in the last place of float32 between a result and the float64 value. */
function distance(actual: number, expected: number): number {
  const rounded = Math.fround(expected);
  if (Object.is(actual, rounded) || actual === rounded) return 0;
  const unit = 2 ** (Math.max(-126, Math.floor(Math.log2(Math.abs(expected)))) - 23);
  return Math.abs(actual - expected) / unit;
}

/** Abramowitz and Stegun 7.1.5 (the series) and 7.1.14 (the continued fraction). */
function erf64(x: number): number {
  if (Math.abs(x) > 3) {
    let fraction = Math.abs(x);
    for (let k = 60; k > 0; k--) fraction = Math.abs(x) + k / 2 / fraction;
    return Math.sign(x) * (1 - Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction));
  }
  let [term, sum] = [x, x];
  for (let n = 1; n < 60; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

const softplus64 = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

test.each<[string, (x: Tensor) => Tensor, (x: number) => number, number]>([
  ['cos', cos, Math.cos, 0.51],
  ['erf', erf, erf64, 4],
  ['exp', exp, Math.exp, 1.5],
  ['expm1', expm1, Math.expm1, 2],
  ['leakyRelu', leakyRelu, (x) => (x > 0 ? x : Math.fround(0.2) * x), 0.51],
  ['log1p', log1p, Math.log1p, 2.5],
  ['relu6', relu6, (x) => Math.min(Math.max(x, 0), 6), 0],
  ['selu', selu, (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)), 2.5],
  ['sign', sign, Math.sign, 0],
  ['sin', sin, Math.sin, 0.51],
  ['softplus', softplus, softplus64, 3],
  ['tan', tan, Math.tan, 0.51],
  ['tanh', tanh, Math.tanh, 1.5],
])('%s is right but for a few units in the last place', async (_, op, compute, limit) => {
  const results = await op(tensor(x)).data();
  let worst = [0, 0];
  for (const [i, value] of x.entries()) {
    const error = distance(results[i]!, compute(value));
    if (!(error <= worst[0]!)) worst = [error, value];
  }
  expect(worst[0], `largest distance, at ${worst[1]}`).toBeLessThanOrEqual(limit);
});

test.each([1, 2, 3, 5, 8])(
  '%d entries: the rest behind the last four is computed, and nothing beyond it',
  async (count) => {
    const values = x.slice(0, count);
    const neighbour = tensor(new Float32Array(16).fill(7));
    expect(Array.from(await sign(tensor(values)).data())).toEqual(Array.from(values, Math.sign));
    expect(Array.from(await clipByValue(tensor(values), -1, 1).data())).toEqual(Array.from(values));
    expect(new Set(await neighbour.data())).toEqual(new Set([7]));
  },
);
