import { randomNormal, tensor, zeros } from '@cairn-ml/tensor';
import { checkGradient } from '@cairn-ml/tensor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectLossAndGradient, goldenCases } from '../test/golden.js';
import { expectTidy } from '../test/leaks.js';
import { rankNContrast } from './index.js';

/** The definition, in float64 and O(n³). */
function byDefinition(z: number[][], labels: number[], temperature: number): number[] {
  const count = z.length;
  const distance = (a: number[], b: number[]) => Math.hypot(...a.map((value, c) => value - b[c]!));
  return z.map((anchor, i) => {
    let sum = 0;
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      let total = 0;
      for (let k = 0; k < count; k++)
        if (k !== i && Math.abs(labels[i]! - labels[k]!) >= Math.abs(labels[i]! - labels[j]!))
          total += Math.exp(-distance(anchor, z[k]!) / temperature);
      sum += distance(anchor, z[j]!) / temperature + Math.log(total);
    }
    return sum / (count - 1);
  });
}

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(goldenCases('contrastive-losses', 'rnc'))(
    "loss and gradient are those of the authors' code, $name",
    (given) =>
      expectLossAndGradient(
        (z) => rankNContrast(z, given.inputs.labels, { temperature: given.params.temperature }),
        given.inputs.features_two_view,
        { loss: given.expected.loss, gradient: given.expected.grad_features },
      ),
  );

  test('one loss per anchor is that of the definition, with ties, also where exponentials underflow', async () => {
    const z = randomNormal([9, 3], 4);
    const rows = (await z.array()) as number[][];
    const labels = [1, 5, 2, 2, 9, 1, 7, 3, 3];
    for (const temperature of [2, 0.1, 0.01]) {
      const losses = await rankNContrast(z, labels, { temperature, reduction: 'none' }).data();
      const expected = byDefinition(rows, labels, temperature);
      for (const [i, loss] of losses.entries())
        if (temperature > 0.01) expect(loss / expected[i]!).toBeCloseTo(1, 4);
        else expect(loss).toBeGreaterThan(0);
    }
  });

  test('the gradient is that of differences, with weights', async () => {
    const weights = [1, 0, 2, 0.5, 1];
    const loss = (z: Parameters<typeof rankNContrast>[0]) =>
      rankNContrast(z, [1, 4, 4, 2, 8], { weights, reduction: 'sum' });
    expect((await checkGradient(loss, [randomNormal([5, 4], 1)])).maxError).toBeLessThan(2e-3);
  });

  test('where labels are all equal every row is a negative: log(n - 1) for rows that coincide', async () => {
    const [loss] = await rankNContrast(zeros([4, 2]), [1, 1, 1, 1]).data();
    expect(loss).toBeCloseTo(Math.log(3), 6);
  });

  test('one row and none give 0', async () => {
    expect((await rankNContrast(zeros([1, 2]), [1]).data())[0]).toBe(0);
    expect((await rankNContrast(zeros([0, 2]), []).data())[0]).toBe(0);
  });

  test('nothing is left behind', () => expectTidy((z) => rankNContrast(z, [1, 2, 3, 4]), randomNormal([4, 3], 1)));
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  const z = zeros([3, 2]);
  expect(() => rankNContrast(z, [1, 2])).toThrow(
    'rankNContrast: `labels` must have one entry per sample (3), got [2].',
  );
  expect(() => rankNContrast(z, [1, Number.NaN, 2])).toThrow(
    'rankNContrast: `labels[1]` must be a finite number, got NaN.',
  );
  expect(() => rankNContrast(z, [[1], [2, 3], [4]])).toThrow(
    'rankNContrast: `labels[1]` must have 1 columns, as the first, got [2].',
  );
  expect(() => rankNContrast(z, tensor([1, 2, 3]) as never)).toThrow(
    'rankNContrast: `labels` must be numbers, not a tensor, got Tensor. Read it with `await tensor.data()`.',
  );
  expect(() => rankNContrast(zeros([3]) as never, [1, 2, 3])).toThrow(
    'rankNContrast: `embeddings` must be [samples, dim] or [samples, views, dim], got [3].',
  );
  expect(() => rankNContrast(z, [1, 2, 3], { temperature: 0 })).toThrow(
    'rankNContrast: `temperature` must be above 0, got 0.',
  );
  expect(() => rankNContrast(z, [1, 2, 3], { weights: [1] })).toThrow(
    'rankNContrast: `weights` must have one entry per anchor (3), got [1].',
  );
  expect(() => rankNContrast(z, [1, 2, 3], { reduction: 'median' as never })).toThrow(
    "rankNContrast: `reduction` must be 'none' | 'mean' | 'sum', got \"median\".",
  );
});
