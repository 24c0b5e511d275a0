import { randomNormal, tensor, zeros } from '@cairn-ml/tensor';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectLossAndGradient, goldenCases } from '../test/golden.js';
import { expectTidy } from '../test/leaks.js';
import { rankSimilarity } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(goldenCases('contrastive-losses', 'ranksim'))(
    "loss and gradient are those of the authors' code, $name",
    (given) =>
      expectLossAndGradient(
        (z) => rankSimilarity(z, given.inputs.labels, { interpolation: given.params.interpolation_lambda }),
        given.inputs.features,
        { loss: given.expected.loss, gradient: given.expected.grad_features },
      ),
  );

  test('samples with one label are represented by one of them', async () => {
    const z = randomNormal([5, 3], 2);
    const rows = (await z.array()) as number[][];
    const whole = await rankSimilarity(z, [3, 1, 3, 2, 1]).data();
    const part = await rankSimilarity(tensor([rows[0]!, rows[1]!, rows[3]!]), [3, 1, 2]).data();
    expect(whole[0]).toBeCloseTo(part[0]!, 6);
    const many = randomNormal([12, 3], 6);
    const labels = [1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6];
    const drawn = async (seed: number) =>
      (await rankSimilarity(many, labels, { representatives: 'random', seed }).data())[0];
    const draws = await Promise.all([0, 1, 2, 3].map(drawn));
    expect(new Set(draws).size).toBeGreaterThan(1);
    expect(await drawn(3)).toBe(draws[3]);
  });

  test('the sum, the mean and the losses of anchors agree', async () => {
    const z = randomNormal([6, 4], 3);
    const labels = [1, 6, 2, 5, 3, 4];
    const each = [...(await rankSimilarity(z, labels, { reduction: 'none' }).data())];
    const sum = each.reduce((a, b) => a + b, 0);
    expect((await rankSimilarity(z, labels).data())[0]).toBeCloseTo(sum, 5);
    expect((await rankSimilarity(z, labels, { reduction: 'mean' }).data())[0]).toBeCloseTo(sum / 6, 5);
  });

  test('equal labels, one sample, none, and rows of zeros give numbers', async () => {
    expect((await rankSimilarity(randomNormal([4, 2], 1), [1, 1, 1, 1]).data())[0]).toBe(0);
    expect((await rankSimilarity(zeros([1, 2]), [1]).data())[0]).toBe(0);
    expect((await rankSimilarity(zeros([0, 2]), []).data())[0]).toBe(0);
    expect((await rankSimilarity(zeros([3, 2]), [1, 2, 3]).data())[0]).toBeGreaterThan(0);
  });

  test('nothing is left behind', () => expectTidy((z) => rankSimilarity(z, [1, 2, 2, 4]), randomNormal([4, 3], 1)));
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  expect(() => rankSimilarity(zeros([2, 2, 2]), [1, 2])).toThrow(
    'rankSimilarity: `embeddings` must be [samples, dim], got [2, 2, 2].',
  );
  expect(() => rankSimilarity(zeros([2, 2]), [1, Number.POSITIVE_INFINITY])).toThrow(
    'rankSimilarity: `labels[1]` must be a finite number, got Infinity.',
  );
  expect(() => rankSimilarity(zeros([2, 2]), [1, 2], { representatives: 'last' as never })).toThrow(
    "rankSimilarity: `representatives` must be 'first' | 'random', got \"last\".",
  );
});
