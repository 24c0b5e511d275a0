import { grad, sum, type Tensor, tensor, zeros } from '@cairn-ml/tensor';
import { checkGradient } from '@cairn-ml/tensor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectTidy } from '../test/leaks.js';
import { expectClose } from '../test/programs.js';
import { importanceRatios } from './index.js';

const old = [
  [-1, -2, -1],
  [-1, -1, -1],
];
const now = [
  [-0.5, -2.5, -0.25],
  [-2, -1, Number.NaN],
];
const mask = [
  [1, 1, 1],
  [1, 1, 0],
];
const levels = ['token', 'sequence', 'sequenceToken'] as const;

test('of tokens: the exponential of the difference', () => {
  const [first, second] = importanceRatios(now, old, { mask });
  expectClose(first!, [Math.exp(0.5), Math.exp(-0.5), Math.exp(0.75)]);
  expectClose(second!, [Math.exp(-1), 1, 1]);
});

test('of sequences: the geometric mean over the tokens that count', () => {
  for (const level of ['sequence', 'sequenceToken'] as const) {
    const [first, second] = importanceRatios(now, old, { mask, level });
    expectClose(first!, Array(3).fill(Math.exp(0.25)));
    expectClose(second!, [Math.exp(-0.5), Math.exp(-0.5), 1]);
  }
});

test('limits: both ways for tokens, above for sequences', () => {
  const [row] = importanceRatios([[40, -40]], [[0, 0]]);
  expectClose(row!, [Math.exp(20), Math.exp(-20)]);
  expect(importanceRatios([[40]], [[0]], { level: 'sequence' })[0]![0]).toBe(Math.exp(10));
  expect(importanceRatios([[-40]], [[0]], { level: 'sequence' })[0]![0]).toBe(Math.exp(-40));
});

test('rows may differ in length, or have nothing that counts', () => {
  expect(importanceRatios([[0, 0], []], [[0, 0], []], { level: 'sequence' }).map((row) => row.length)).toEqual([2, 0]);
  expect([...importanceRatios([[7]], [[0]], { mask: [[0]], level: 'sequence' })[0]!]).toEqual([1]);
  expect(importanceRatios([], [])).toEqual([]);
});

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('tensors agree with rows, padding may be NaN', async () => {
    for (const level of levels)
      for (const masks of [mask, [[0, 0, 0], mask[1]!]]) {
        const actual = await importanceRatios(tensor(now), tensor(old), { mask: tensor(masks), level }).data();
        const expected = importanceRatios(now, old, { mask: masks, level });
        expectClose(
          actual,
          expected.flatMap((row) => [...row]),
          1e-6,
        );
      }
  });

  test('the gradient is that of differences, and 0 for padding', async () => {
    const x = tensor([
      [-0.5, -2.5, -0.25],
      [-2, -1, -1],
    ]);
    const options = { mask: tensor(mask) };
    for (const level of ['token', 'sequence'] as const) {
      const { maxError } = await checkGradient((x) => importanceRatios(x, tensor(old), { ...options, level }), [x]);
      expect(maxError).toBeLessThan(1e-3);
    }
    for (const level of levels) {
      const ratios = (x: Tensor) => sum(importanceRatios(x, tensor(old), { ...options, level }));
      const gradient = await grad(ratios)(tensor(now)).data();
      expect(gradient[5]).toBe(0);
      expect(gradient.every(Number.isFinite)).toBe(true);
    }
  });

  test('at level sequenceToken each token has the gradient of its own logarithm: the shared ratio', async () => {
    const x = tensor(now);
    const ratios = (x: Tensor) => importanceRatios(x, tensor(old), { mask: tensor(mask), level: 'sequenceToken' });
    const gradient = await grad((x) => sum(ratios(x)))(x).data();
    expectClose(gradient, [...Array(3).fill(Math.exp(0.25)), Math.exp(-0.5), Math.exp(-0.5), 0], 1e-6);
  });

  test('nothing is left behind', async () => {
    const constants = { mask: tensor(mask), old: tensor(old) };
    for (const level of levels)
      await expectTidy((x) => importanceRatios(x, constants.old, { mask: constants.mask, level }), zeros([2, 3]));
  });
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  expect(() => importanceRatios([[1]], [[1, 2]])).toThrow(
    'importanceRatios: `oldLogprobs[0]` must have 1 entries, as `logprobs[0]`, got [2].',
  );
  expect(() => importanceRatios([[1]], [])).toThrow(
    '`oldLogprobs` must have one row per row of `logprobs` (1), got [0].',
  );
  expect(() => importanceRatios([[Number.NaN]], [[1]])).toThrow('`logprobs[0][0]` must be a finite number, got NaN.');
  expect(() => importanceRatios([[1]], zeros([1, 1]) as never)).toThrow('`oldLogprobs` must be rows of numbers');
  expect(() => importanceRatios(zeros([1, 1]), [[1]] as never)).toThrow('`oldLogprobs` must be a tensor');
  expect(() => importanceRatios(zeros([2]), zeros([2]))).toThrow('`logprobs` must be [completions, tokens], got [2].');
  expect(() => importanceRatios(zeros([1, 2]), zeros([1, 2]), { mask: zeros([2, 1]) })).toThrow(
    'importanceRatios: `mask` must be [1, 2], as `logprobs`, got [2, 1].',
  );
  expect(() => importanceRatios([[1]], [[1]], { level: 'word' as never })).toThrow("`level` must be 'token'");
  expect(() => importanceRatios([[1]], [[1]], { logRatioLimit: -1 })).toThrow('`logRatioLimit` must be');
});
