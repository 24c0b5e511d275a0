import { createRandom } from '@cairn-ml/numeric';
import { grads, randomNormal, type Tensor, tensor, zeros } from '@cairn-ml/tensor';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { goldenCases } from '../test/golden.js';
import { expectTidy } from '../test/leaks.js';
import { blackboxRank } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(goldenCases('contrastive-losses', 'blackbox_rank'))(
    "ranks and gradient are those of the authors' code, $name",
    async (given) => {
      const [x, dy] = [tensor(given.inputs.values) as Tensor, tensor(given.inputs.upstream_grad) as Tensor];
      const rank = (v: Tensor) => blackboxRank(v, { interpolation: given.params.lambda_ });
      expect([...(await rank(x).data())]).toEqual(given.expected.ranks_normalised);
      const gradient = await grads(rank)([x], dy)[0]!.data();
      for (const [k, entry] of gradient.entries()) expect(entry).toBeCloseTo(given.expected.grad[k], 5);
    },
  );

  test('a large value has a small rank; of equal ones the larger index comes first, also in long rows', async () => {
    expect([...(await blackboxRank(tensor([1, 3, 3, 2, 3])).data())].map((rank) => Math.round(5 * rank))).toEqual([
      5, 3, 2, 4, 1,
    ]);
    const values = Float32Array.from({ length: 300 }, (_, i) => i % 7);
    const order = [...values.keys()].sort((a, b) => values[b]! - values[a]! || b - a);
    const ranks = await blackboxRank(tensor(values)).data();
    for (const [place, i] of order.entries()) expect(Math.round(300 * ranks[i]!)).toBe(place + 1);
  });

  test('rows are ranked each on its own', async () => {
    const ranks = await blackboxRank(
      tensor([
        [1, 2],
        [4, 3],
      ]),
    ).data();
    expect([...ranks]).toEqual([1, 0.5, 0.5, 1]);
  });

  test('the gradient is the difference of two rankings', async () => {
    const random = createRandom(5);
    const values = Float32Array.from({ length: 6 }, () => random.normal());
    const upstream = Float32Array.from(values, () => random.normal());
    const rankOf = (v: Float32Array) => Array.from(v, (x) => (1 + v.filter((y) => y > x).length) / 6);
    const [before, after] = [rankOf(values), rankOf(values.map((value, i) => value + 2 * upstream[i]!))];
    const gradient = await grads((v) => blackboxRank(v))(
      [tensor(values) as Tensor],
      tensor(upstream) as Tensor,
    )[0]!.data();
    for (const [i, entry] of gradient.entries()) expect(entry).toBeCloseTo((after[i]! - before[i]!) / 2, 6);
  });

  test('nothing to rank gives nothing', async () => {
    expect(blackboxRank(zeros([0])).shape).toEqual([0]);
    expect([...(await blackboxRank(tensor([7])).data())]).toEqual([1]);
  });

  test('nothing is left behind', () => expectTidy((v) => blackboxRank(v), randomNormal([3, 5], 1)));
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  expect(() => blackboxRank(zeros([2, 2, 2]))).toThrow(
    'blackboxRank: `values` must be [n] or [rows, n], got [2, 2, 2].',
  );
  expect(() => blackboxRank(zeros([2], 'int32'))).toThrow('blackboxRank: `values` must be float32, got "int32".');
  expect(() => blackboxRank(zeros([2]), { interpolation: 0 })).toThrow(
    'blackboxRank: `interpolation` must be above 0, got 0.',
  );
});
