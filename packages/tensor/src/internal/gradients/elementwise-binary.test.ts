import { beforeAll, expect, test } from 'vitest';
import { expectGradient, expectSecondGradient, gradientAt, numbers } from '../../../test/expect-gradient.js';
import {
  add,
  atan2,
  div,
  floorDiv,
  grads,
  init,
  maximum,
  minimum,
  mod,
  mul,
  pow,
  squaredDifference,
  sub,
  type Tensor,
  tensor,
  where,
} from '../../index.js';
import { divNoNan } from '../ops/div-no-nan.js';

beforeAll(() => init({ device: 'cpu' }));

const functions: [string, (a: Tensor, b: Tensor) => Tensor][] = [
  ['add', add],
  ['atan2', atan2],
  ['div', div],
  ['divNoNan', divNoNan],
  ['maximum', maximum],
  ['minimum', minimum],
  ['mul', mul],
  ['pow', pow],
  ['squaredDifference', squaredDifference],
  ['sub', sub],
];
const shapes = [
  [
    [2, 3],
    [2, 3],
  ],
  [[2, 3], [3]],
  [[2, 1], [3]],
  [
    [2, 1],
    [2, 3],
  ],
  [[], [2, 2]],
  [[2, 2], []],
  [
    [1, 2],
    [3, 1, 2],
  ],
  [[1], [2]],
  [[0, 2], [2]],
];

test.each(functions)('%s: gradients are those of differences, in every kind of broadcasting', async (_, f) => {
  for (const [a, b] of shapes)
    await expectGradient(f, [numbers(a!, { min: 0.5, max: 1.2, seed: 1 }), numbers(b!, { min: 1.4, max: 2, seed: 2 })]);
});

test.each(functions.filter(([name]) => name !== 'add' && name !== 'sub' && !name.endsWith('imum')))(
  '%s: gradients of the gradient',
  async (_, f) => {
    const xs = [numbers([2, 3], { min: 0.5, max: 1.2 }), numbers([3], { min: 1.4, max: 2, seed: 2 })];
    await expectSecondGradient(f, xs, { tolerance: 1e-2 });
  },
);

test('mod: the dividend passes its gradient on, the divisor gets the number of times that it was taken away', async () => {
  await expectGradient(mod, [tensor([5.2, -3.3, 4.4]), tensor([1.5])]);
});

test('floorDiv adds nothing to a gradient', async () => {
  expect(await gradientAt((x) => add(x, floorDiv(x, 2)), [5, -3])).toEqual([1, 1]);
  expect(await gradientAt((x) => add(x, floorDiv(7, x)), [5, -3])).toEqual([1, 1]);
});

async function both(f: (a: Tensor, b: Tensor) => Tensor, a: number[], b: number[]) {
  const [byA, byB] = grads(f)([tensor(a), tensor(b)]);
  return [Array.from(await byA!.data()), Array.from(await byB!.data())];
}

test('maximum and minimum share the gradient of ties, also of infinities', async () => {
  expect(await both(maximum, [1, 2, 3, Infinity], [1, 1, 4, Infinity])).toEqual([
    [0.5, 1, 0, 0.5],
    [0.5, 0, 1, 0.5],
  ]);
  expect(await both(minimum, [1, 2, 3], [1, 1, 4])).toEqual([
    [0.5, 0, 1],
    [0.5, 1, 0],
  ]);
  expect(await gradientAt((x) => maximum(x, x), [3])).toEqual([1]);
});

test('pow at base 0 and below', async () => {
  // ∂a²/∂a = 2a, ∂a/∂a = 1, ∂1/∂a = 0, ∂a³/∂a = 3a²
  for (const [exponent, expected] of [
    [2, [0, -4]],
    [1, [1, 1]],
    [0, [0, 0]],
    [3, [0, 12]],
  ] as const)
    expect(await gradientAt((x) => pow(x, exponent), [0, -2])).toEqual(expected);
  expect(await gradientAt((x) => pow(x, 0.5), [0])).toEqual([Infinity]);
  expect(await gradientAt((x) => pow(tensor([0, -2]), x), [2, 2])).toEqual([0, 0]);
});

test('pow: second derivatives of a square are 2, also at 0 and below', async () => {
  const square = (x: Tensor) => pow(x, 2);
  expect(await gradientAt((x) => grads(square)([x])[0]!, [0, -3, 2])).toEqual([2, 2, 2]);
});

test('atan2 has gradient 0 at the origin', async () => {
  expect(await both(atan2, [0], [0])).toEqual([[0], [-0]]);
});

test('where sends each gradient entry to the side that was taken, and nothing to the other', async () => {
  const condition = tensor([true, false, true]);
  const f = (a: Tensor, b: Tensor) => where(condition, a, b);
  expect(await both(f, [1, 2, 3], [4, 5, 6])).toEqual([
    [1, 0, 1],
    [0, 1, 0],
  ]);
  await expectGradient(f, [numbers([2, 3]), numbers([3], { seed: 2 })]);
  // A branch that is not taken may have an infinite gradient.
  expect(await gradientAt((x) => where(tensor([true]), x, div(1, x)), [0.5])).toEqual([1]);
});
