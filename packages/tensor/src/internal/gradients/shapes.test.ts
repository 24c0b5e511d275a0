import { beforeAll, expect, test } from 'vitest';
import { expectGradient, gradientAt, numbers } from '../../../test/expect-gradient.js';
import {
  add,
  addN,
  bandPart,
  broadcastTo,
  concat,
  depthToSpace,
  expandDims,
  init,
  mirrorPad,
  mul,
  pad,
  reshape,
  reverse,
  slice,
  split,
  squeeze,
  stack,
  stridedSlice,
  sum,
  type Tensor,
  type Tensor4D,
  tensor,
  tile,
  transpose,
  unstack,
} from '../../index.js';

beforeAll(() => init({ device: 'cpu' }));

const cases: [string, (x: Tensor) => Tensor, shape: number[]][] = [
  ['broadcastTo', (x) => broadcastTo(x, [2, 3, 2]), [3, 1]],
  ['broadcastTo, nothing to do', (x) => broadcastTo(x, [3, 2]), [3, 2]],
  ['depthToSpace', (x) => depthToSpace(x as Tensor4D, 2), [2, 1, 2, 8]],
  ['expandDims', (x) => expandDims(x, 1), [2, 3]],
  ['mirrorPad reflect', (x) => pad2(x, 'reflect'), [3, 4]],
  ['mirrorPad symmetric', (x) => pad2(x, 'symmetric'), [3, 4]],
  ['pad', (x) => pad(x, [[1, 2], [0, 3]], 5), [2, 3]], // biome-ignore format: one line
  ['reshape', (x) => reshape(x, [3, -1]), [2, 3]],
  ['reverse', (x) => reverse(x, [0, -1]), [2, 3, 2]],
  ['slice', (x) => slice(x, [1, 0], [1, 2]), [2, 3]],
  ['slice to the end', (x) => slice(x, 1), [3, 2]],
  ['squeeze', (x) => squeeze(x), [1, 3, 1]],
  ['stridedSlice', (x) => stridedSlice(x, [0, 1], [3, 5], [2, 3]), [3, 6]],
  ['stridedSlice backwards', (x) => stridedSlice(x, [-1, 4], [0, 0], [-2, -1]), [4, 6]],
  ['stridedSlice with masks', (x) => stridedSlice(x, [1, 1], [2, 2], [1, 2], 2, 2, 0, 0, 0), [3, 5]],
  ['stridedSlice with an ellipsis', (x) => stridedSlice(x, [0, 1], [0, 3], [1, 2], 0, 0, 1), [2, 2, 4]],
  ['stridedSlice with a new axis', (x) => stridedSlice(x, [0, 1], [0, 3], [1, 2], 0, 0, 0, 1), [4, 2]],
  ['tile', (x) => tile(x, [2, 1, 3]), [2, 2, 1]],
  ['transpose', (x) => transpose(x, [2, 0, 1]), [2, 3, 2]],
  ['unstack', (x) => weightedParts(unstack(x, 1)), [2, 3]],
  ['unstack of one', (x) => weightedParts(unstack(x)), [1, 3]],
  ['split', (x) => weightedParts(split(x, [1, 2], 1)), [2, 3]],
  ['split into one', (x) => weightedParts(split(x, 1, 0)), [2, 3]],
  ['split, parts unused', (x) => split(x, 3, 1)[1]!, [2, 3]],
  ['bandPart', (x) => bandPart(x, 1, 0), [3, 3]],
  ['bandPart of a stack', (x) => bandPart(x, 0, 1), [2, 2, 3]],
];

function pad2(x: Tensor, mode: 'reflect' | 'symmetric'): Tensor {
  return mirrorPad(x, [[1, 2], [2, 0]], mode); // biome-ignore format: one line
}

function weightedParts(parts: Tensor[]): Tensor {
  return addN(parts.map((part, i) => sum(mul(part, i + 2))));
}

test.each(cases)('%s', async (_, f, shape) => {
  await expectGradient(f, [numbers(shape)]);
  // Their gradients move entries, too.
  await expectGradient((x) => mul(f(x), f(x)), [numbers(shape)]);
});

test('concat and stack: each part gets its own, also an empty one, and one that comes twice', async () => {
  const parts = [numbers([2, 1]), numbers([2, 3], { seed: 2 }), numbers([2, 0])];
  await expectGradient((...xs) => concat(xs, -1), parts);
  await expectGradient((...xs) => stack(xs, 1), [numbers([2, 3]), numbers([2, 3], { seed: 2 })]);
  await expectGradient((...xs) => stack(xs, -1), [numbers([2]), numbers([2], { seed: 2 })]);
  await expectGradient((x) => concat([x, x], 0), [numbers([2, 2])]);
});

test('addN: a tensor that comes twice gets twice the gradient', async () => {
  expect(await gradientAt((x) => addN([x, x, tensor([1, 1])]), [3, 4])).toEqual([2, 2]);
});

test('one upstream gradient may serve several tensors', async () => {
  // The engine adds gradients up and disposes the terms: here dy is the gradient of both a and b.
  const f = (x: Tensor) => {
    const a = mul(x, 2);
    const b = mul(x, 3);
    return add(add(add(a, b), a), b);
  };
  expect(await gradientAt(f, [1])).toEqual([10]);
});

test('a mirrored border gives its gradient to the entries that it repeats', async () => {
  // [b a | a b c | c]: a and b come twice, c twice.
  expect(await gradientAt((x) => mirrorPad(x, [[2, 1]], 'symmetric'), [1, 2, 3])).toEqual([2, 2, 2]);
  // [c b | a b c | b]: b comes three times.
  expect(await gradientAt((x) => mirrorPad(x, [[2, 1]], 'reflect'), [1, 2, 3])).toEqual([1, 3, 2]);
});
