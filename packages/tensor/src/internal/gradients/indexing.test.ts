import { beforeAll, expect, test } from 'vitest';
import { expectGradient, expectSecondGradient, gradientAt, numbers } from '../../../test/expect-gradient.js';
import {
  argMax,
  denseBincount,
  diag,
  gather,
  gatherND,
  grads,
  init,
  mul,
  scatterND,
  square,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tensor,
  tensorScatterUpdate,
  topk,
  unsortedSegmentSum,
} from '../../index.js';

beforeAll(() => init({ device: 'cpu' }));

type Indices = [values: number[], shape?: number[]];
const whole = (...[values, shape = [values.length]]: Indices) => tensor(values, shape, 'int32');

test.each([
  ['rows, one of them twice', [3, 2], [[2, 0, 2]], 0, 0],
  ['columns', [2, 3], [[1, 1]], 1, 0],
  ['the last axis', [2, 2, 3], [[0, 2]], -1, 0],
  [
    'a middle axis',
    [2, 3, 2],
    [
      [1, 2, 1, 0],
      [2, 2],
    ],
    1,
    0,
  ],
  ['one number', [3, 2], [[1], []], 0, 0],
  [
    'one row of numbers per batch',
    [2, 3],
    [
      [0, 2, 2, 1],
      [2, 2],
    ],
    1,
    1,
  ],
  [
    'batches, axes between and behind',
    [2, 2, 3, 2],
    [
      [0, 2, 1, 1],
      [2, 2],
    ],
    2,
    1,
  ],
  [
    'batches counted from the end',
    [2, 3],
    [
      [0, 2, 2, 1],
      [2, 2],
    ],
    1,
    -1,
  ],
] as [string, number[], Indices, number, number][])('gather: %s', async (_, shape, indices, axis, batchDims) => {
  const f = (x: Tensor) => gather(x, whole(...indices) as Tensor1D, axis, batchDims);
  await expectGradient(f, [numbers(shape)]);
  await expectSecondGradient((x) => square(f(x)), [numbers(shape)]);
});

test('gather: rows that are not read get 0, and no reading at all gives zeros', async () => {
  expect(await gradientAt((x) => gather(x, whole([1, 1])), [1, 2, 3])).toEqual([0, 2, 0]);
  expect(await gradientAt((x) => gather(x, whole([]) as Tensor1D), [1, 2])).toEqual([0, 0]);
});

test('gather: numbers that depend on the input carry no gradient', async () => {
  expect(await gradientAt((x) => gather(x, argMax(x)), [1, 3, 2])).toEqual([0, 1, 0]);
});

test('gatherND and scatterND', async () => {
  const indices = whole([0, 1, 1, 0, 0, 1], [3, 2]);
  await expectGradient((x) => gatherND(x, indices), [numbers([2, 2])]);
  await expectGradient((x) => gatherND(x, whole([1, 1], [2, 1])), [numbers([2, 2])]);
  await expectSecondGradient((x) => square(gatherND(x, indices)), [numbers([2, 2])]);
  await expectGradient((x) => scatterND(indices as Tensor2D, x, [2, 2]), [numbers([3])]);
  await expectGradient((x) => scatterND(whole([2, 0], [2, 1]) as Tensor2D, x, [3, 2]), [numbers([2, 2])]);
});

test('tensorScatterUpdate: what is overwritten gets 0, what is written gets its place', async () => {
  const indices = whole([2, 0], [2, 1]) as Tensor2D;
  const f = (x: Tensor, updates: Tensor) => mul(tensorScatterUpdate(x, indices, updates), tensor([1, 2, 3]));
  const [byX, byUpdates] = grads(f)([tensor([7, 8, 9]), tensor([4, 5])]);
  expect(Array.from(await byX!.data())).toEqual([0, 2, 0]);
  expect(Array.from(await byUpdates!.data())).toEqual([3, 1]);
});

test('unsortedSegmentSum: rows get the gradient of their segment, rows without one get 0', async () => {
  const f = (x: Tensor) => unsortedSegmentSum(x, whole([1, 0, 1]) as Tensor1D, 3);
  await expectGradient(f, [numbers([3, 2])]);
  await expectSecondGradient((x) => square(f(x)), [numbers([3, 2])]);
  const weighted = (x: Tensor) => mul(unsortedSegmentSum(x, whole([1, -1, 0]) as Tensor1D, 2), tensor([2, 3]));
  expect(await gradientAt(weighted, [1, 2, 3])).toEqual([3, 0, 2]);
});

test('topk: the greatest entries get the gradient of their places', async () => {
  const f = (x: Tensor) => mul(topk(x, 2).values, tensor([5, 7]));
  expect(await gradientAt(f, [1, 3, 2, 9, 8, 4], [2, 3])).toEqual([0, 5, 7, 5, 7, 0]);
  await expectGradient((x) => topk(x, 2).values, [tensor([1, 3, 2, 0.5])]);
});

test('diag', async () => {
  await expectGradient(diag, [numbers([3])]);
  await expectGradient(diag, [numbers([2, 2])]);
});

test('denseBincount: weights get the gradient of their bin, unless only presence is counted', async () => {
  const bins = tensor([3, 5]);
  const vector = (binary: boolean) => (weights: Tensor) =>
    mul(denseBincount(whole([1, 0, 1, 7]) as Tensor1D, weights as Tensor1D, 2, binary), bins);
  expect(await gradientAt(vector(false), [1, 2, 3, 4])).toEqual([5, 3, 5, 0]);
  expect(await gradientAt(vector(true), [1, 2, 3, 4])).toEqual([0, 0, 0, 0]);
  const rows = (weights: Tensor) =>
    mul(denseBincount(whole([1, 0, 1, 1], [2, 2]) as Tensor2D, weights as Tensor2D, 2), tensor([[1, 2], [3, 4]])); // biome-ignore format: one line
  expect(await gradientAt(rows, [1, 2, 3, 4], [2, 2])).toEqual([2, 1, 4, 4]);
});
