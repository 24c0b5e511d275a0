import { beforeAll, expect, test } from 'vitest';
import { expectGradient, expectSecondGradient, numbers } from '../../../test/expect-gradient.js';
import { dot, grads, init, matMul, outerProduct, type Tensor } from '../../index.js';

beforeAll(() => init({ device: 'cpu' }));

const transposes = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;
const batches = [
  [[], []],
  [[3], [3]],
  [[3], [1]],
  [[1], [3]],
  [[3], []],
  [[], [3]],
  [
    [2, 2],
    [2, 2],
  ],
  [[2, 2], []],
  [[1, 1], [2]],
] as const;

test.each(transposes)(
  'matMul: transposeA %s, transposeB %s, with every kind of batch',
  async (transposeA, transposeB) => {
    const f = (a: Tensor, b: Tensor) => matMul(a, b, transposeA, transposeB);
    for (const [batchA, batchB] of batches) {
      const a = numbers([...batchA, ...(transposeA ? [4, 2] : [2, 4])]);
      const b = numbers([...batchB, ...(transposeB ? [3, 4] : [4, 3])], { seed: 2 });
      await expectGradient(f, [a, b]);
    }
    const pair = [numbers(transposeA ? [2, 4, 2] : [2, 2, 4]), numbers(transposeB ? [3, 4] : [4, 3], { seed: 2 })];
    await expectSecondGradient(f, pair);
  },
);

test('matMul: gradients of products without rows, columns or terms', async () => {
  for (const [rows, terms, columns] of [
    [0, 2, 3],
    [2, 0, 3],
    [2, 3, 0],
  ] as const) {
    const [byA, byB] = grads((a: Tensor, b: Tensor) => matMul(a, b))([
      numbers([rows, terms]),
      numbers([terms, columns]),
    ]);
    expect([byA!.shape, byB!.shape]).toEqual([
      [rows, terms],
      [terms, columns],
    ]);
    for (const gradient of [byA!, byB!]) expect((await gradient.data()).every((value) => value === 0)).toBe(true);
  }
});

test('dot and outerProduct', async () => {
  await expectGradient(dot, [numbers([3]), numbers([3], { seed: 2 })]);
  await expectGradient(dot, [numbers([2, 3]), numbers([3], { seed: 2 })]);
  await expectGradient(dot, [numbers([2]), numbers([2, 3], { seed: 2 })]);
  await expectGradient((a, b) => outerProduct(a as never, b as never), [numbers([2]), numbers([3], { seed: 2 })]);
});
