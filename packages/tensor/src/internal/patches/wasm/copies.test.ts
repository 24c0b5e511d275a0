import { beforeAll, describe, expect, test } from 'vitest';
import {
  broadcastTo,
  gather,
  init,
  reverse,
  slice,
  stridedSlice,
  type Tensor,
  tensor,
  tile,
  transpose,
  unstack,
} from '../../../index.js';

beforeAll(() => init({ device: 'wasm' }));

type NumericType = 'float32' | 'int32' | 'bool';

const sizeOf = (shape: number[]) => shape.reduce((size, each) => size * each, 1);

/** A tensor of this dtype, and its entries: numbers from 0, odd and even for booleans. */
function counted(shape: number[], dtype: NumericType): [Tensor, number[]] {
  const values = Array.from({ length: sizeOf(shape) }, (_, i) => (dtype === 'bool' ? i % 2 : i));
  return [tensor(values, shape, dtype), values];
}

/** The definition: entry `to` of the result is entry `from(to)` of the source, both as coordinates. */
async function expectMoved(
  result: Tensor,
  shape: number[],
  values: number[],
  sourceShape: number[],
  from: (to: number[]) => number[],
) {
  const expected = Array.from({ length: sizeOf(shape) }, (_, at) => {
    const to = shape.map((size, d) => Math.floor(at / sizeOf(shape.slice(d + 1))) % size);
    const source = from(to);
    return values[source.reduce((index, coordinate, d) => index * sourceShape[d]! + coordinate, 0)]!;
  });
  expect([result.shape, Array.from(await result.data())]).toEqual([shape, expected]);
}

describe.each<NumericType>(['float32', 'int32', 'bool'])('%s', (dtype) => {
  test.each([
    [
      [5, 7],
      [1, 0],
    ],
    [
      [64, 33],
      [1, 0],
    ],
    [
      [2, 3, 4],
      [0, 2, 1],
    ],
    [
      [2, 3, 4],
      [2, 0, 1],
    ],
    [
      [40, 8, 36],
      [2, 1, 0],
    ],
    [
      [2, 3, 4, 5],
      [3, 1, 2, 0],
    ],
    [
      [2, 2, 3, 2, 2, 2],
      [5, 3, 1, 0, 2, 4],
    ],
    [
      [0, 3],
      [1, 0],
    ],
  ])('transpose %j by %j', async (shape, perm) => {
    const [x, values] = counted(shape, dtype);
    const target = perm.map((d) => shape[d]!);
    await expectMoved(transpose(x, perm), target, values, shape, (to) => shape.map((_, d) => to[perm.indexOf(d)]!));
  });

  test.each([
    [[3], [4]],
    [
      [2, 3],
      [2, 2],
    ],
    [
      [1, 5],
      [4, 1],
    ],
    [
      [4, 1],
      [1, 5],
    ],
    [
      [2, 1, 3],
      [2, 2, 2],
    ],
    [
      [2, 3],
      [0, 1],
    ],
  ])('tile %j by %j', async (shape, times) => {
    const [x, values] = counted(shape, dtype);
    const target = shape.map((size, d) => size * times[d]!);
    await expectMoved(tile(x, times), target, values, shape, (to) => to.map((at, d) => at % shape[d]!));
  });

  test.each([
    [[5], [0]],
    [[3, 4], [1]],
    [
      [2, 3, 4],
      [0, 2],
    ],
  ])('reverse %j along %j', async (shape, axes) => {
    const [x, values] = counted(shape, dtype);
    const turned = (to: number[]) => to.map((at, d) => (axes.includes(d) ? shape[d]! - 1 - at : at));
    await expectMoved(reverse(x, axes), shape, values, shape, turned);
  });

  test('slice, stridedSlice backwards, unstack and gather', async () => {
    const shape = [4, 5, 6];
    const [x, values] = counted(shape, dtype);
    const begin = [1, 2, 0];
    const part = slice(x, begin, [2, 3, 6]);
    await expectMoved(part, [2, 3, 6], values, shape, (to) => to.map((at, d) => at + begin[d]!));
    const back = stridedSlice(x, [0, 4, 5], [4, 0, 0], [3, -2, -1]);
    await expectMoved(back, [2, 2, 5], values, shape, ([i, j, k]) => [3 * i!, 4 - 2 * j!, 5 - k!]);
    for (const [i, each] of unstack(x, 1).entries())
      await expectMoved(each, [4, 6], values, shape, ([a, b]) => [a!, i, b!]);
    const indices = [3, 0, 3];
    const picked = gather(x, tensor(indices, [3], 'int32'), 1);
    await expectMoved(picked, [4, 3, 6], values, shape, ([i, j, k]) => [i!, indices[j!]!, k!]);
    const wide = broadcastTo(slice(x, [0, 0, 0], [4, 1, 6]), [2, 4, 3, 6]);
    await expectMoved(wide, [2, 4, 3, 6], values, shape, ([, i, , k]) => [i!, 0, k!]);
  });
});

test('gather in batches: row b takes its own indices', async () => {
  const [x, values] = counted([2, 3, 5, 2], 'float32');
  const indices = [4, 0, 1, 3, 3, 2, 0, 1];
  const picked = gather(x, tensor(indices, [2, 4], 'int32'), 2, 1);
  await expectMoved(picked, [2, 3, 4, 2], values, [2, 3, 5, 2], ([b, i, j, k]) => [b!, i!, indices[b! * 4 + j!]!, k!]);
});

test('an index beyond the end is an error', () => {
  expect(() => gather(tensor([1, 2]), tensor([2], [1], 'int32'))).toThrow(/index 2 is not in \[0, 1\]/);
});
