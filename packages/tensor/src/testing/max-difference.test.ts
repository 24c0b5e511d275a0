import { ShapeError } from '@cairn-ml/numeric';
import { beforeAll, expect, test } from 'vitest';
import { init, tensor } from '../index.js';
import { maxDifference } from './max-difference.js';

beforeAll(() => init({ device: 'cpu' }));

test('the largest of the differences, in either direction', async () => {
  expect(await maxDifference(tensor([1, 2, 3]), tensor([1, 4, 2.5]))).toBe(2);
  expect(await maxDifference(tensor([[5], [7]]), [[7], [7]])).toBe(2);
  expect(await maxDifference([1, 2], tensor([1, 2]))).toBe(0);
  expect(await maxDifference(3, tensor(3.5))).toBe(0.5);
});

test('nothing differs by 0', async () => {
  expect(await maxDifference(tensor([], [0, 2]), tensor([], [0, 2]))).toBe(0);
});

test('a typed array is compared by its length', async () => {
  expect(await maxDifference(tensor([[1, 2]]), new Float64Array([1, 2.25]))).toBe(0.25);
  await expect(maxDifference(tensor([[1, 2]]), new Float64Array(3))).rejects.toBeInstanceOf(ShapeError);
});

test('NaN and infinities equal only themselves', async () => {
  const special = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  expect(await maxDifference(tensor(special), special)).toBe(0);
  for (const [i, other] of [0, Number.NEGATIVE_INFINITY, Number.NaN].entries())
    expect(await maxDifference([special[i]!], [other])).toBe(Number.POSITIVE_INFINITY);
});

test('other shapes are an error, also with as many entries', async () => {
  const message = 'maxDifference: `actual` must have the shape of `expected` ([2]), got [1, 2].';
  await expect(maxDifference(tensor([[1, 2]]), [1, 2])).rejects.toThrow(message);
});
