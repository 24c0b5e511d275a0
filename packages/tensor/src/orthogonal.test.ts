import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { expectClose } from '../test/expect-close.js';
import { momentsOf } from '../test/statistics.js';
import { eye, matMul, memory, orthogonal, reshape } from './index.js';

beforeAll(() => useDevice('cpu'));

test.each([
  [[7, 7], 7],
  [[20, 6], 6],
  [[6, 20], 6],
  [[3, 3, 4, 8], 8],
  [[2, 2, 2, 30], 8],
  [[1, 1], 1],
])('%j has orthogonal columns, or rows where there are fewer', async (shape, count) => {
  const before = memory().numTensors;
  const weights = orthogonal(shape, 3, 2);
  expect([weights.shape, memory().numTensors - before]).toEqual([shape, 1]);
  const matrix = reshape(weights, [-1, shape.at(-1)!]);
  const [rows, columns] = matrix.shape as [number, number];
  const product = rows >= columns ? matMul(matrix, matrix, true, false) : matMul(matrix, matrix, false, true);
  await expectClose(
    product,
    Array.from(await eye(count).data(), (entry) => 4 * entry),
    1e-6,
  );
});

test('no direction is preferred: the first entry of many draws has mean 0 and variance 1 / rows', async () => {
  const entries = await Promise.all(
    Array.from({ length: 4000 }, async (_, seed) => (await orthogonal([3, 3], seed).data())[0]!),
  );
  const mean = entries.reduce((sum, entry) => sum + entry, 0) / entries.length;
  const square = entries.reduce((sum, entry) => sum + entry ** 2, 0) / entries.length;
  expect(Math.abs(mean)).toBeLessThan(0.04);
  expect(Math.abs(square - 1 / 3)).toBeLessThan(0.02);
});

test('the same seed gives the same weights, sizes of 0 give none', async () => {
  expect(await momentsOf(orthogonal([4, 3], 1))).toEqual(await momentsOf(orthogonal([4, 3], 1)));
  expect(orthogonal([0, 3], 1).shape).toEqual([0, 3]);
});

test('what is out of range', () => {
  expect(() => orthogonal([3], 1)).toThrow('orthogonal: `shape` must have at least two sizes, got [3].');
  expect(() => orthogonal([3, -1], 1)).toThrow('orthogonal: `shape` must be an integer of at least 0, got -1.');
  expect(() => orthogonal([3, 3], 1, Number.NaN)).toThrow('orthogonal: `gain` must be a finite number, got NaN.');
});
