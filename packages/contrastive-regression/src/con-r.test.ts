import { randomNormal, type Tensor, tensor, zeros } from '@cairn-ml/tensor';
import { checkGradient } from '@cairn-ml/tensor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectLossAndGradient, goldenCases } from '../test/golden.js';
import { expectTidy } from '../test/leaks.js';
import { conR } from './index.js';

const labels = [1, 1.5, 2, 6, 6.5, 9];
const predictions = [1, 2, 1, 1.5, 7, 2];

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(goldenCases('contrastive-losses', 'conr'))(
    "released loss and gradient are those of the authors' code, $name",
    async (given) => {
      const { w, e, temperature } = given.params;
      const { features, ...batch } = given.inputs;
      const loss = (z: Tensor) =>
        conR(z, batch.labels, batch.predictions, { window: w, strength: e, temperature, variant: 'released' });
      await expectLossAndGradient(loss, features, {
        loss: given.expected.loss,
        gradient: given.expected.grad_features,
      });
      const [value] = await loss(tensor(features)).data();
      expect(Number.isNaN(value)).toBe(given.expected.loss === null);
      expect(Number.isNaN((await conR(tensor(features), batch.labels, batch.predictions).data())[0])).toBe(false);
    },
  );

  test('one loss per anchor is that of equation 3', async () => {
    const z = randomNormal([6, 3], 7);
    const rows = ((await z.array()) as number[][]).map((row) => row.map((x) => x / Math.hypot(...row)));
    const options = { temperature: 0.5, strength: 0.3, pushWeights: [1, 2, 3, 1, 2, 3] };
    const losses = await conR(z, labels, predictions, { ...options, reduction: 'none' }).data();
    for (const [i, anchor] of rows.entries()) {
      const s = rows.map((row) => row.reduce((sum, x, c) => sum + x * anchor[c]!, 0) / 0.5);
      const positives = [0, 1, 2, 3, 4, 5].filter((j) => j !== i && Math.abs(labels[i]! - labels[j]!) <= 1);
      const negatives = [0, 1, 2, 3, 4, 5].filter(
        (j) => Math.abs(labels[i]! - labels[j]!) > 1 && Math.abs(predictions[i]! - predictions[j]!) <= 1,
      );
      const attract = positives.reduce((sum, j) => sum + Math.exp(s[j]!), 0);
      const repel = negatives.reduce(
        (sum, j) => sum + options.pushWeights[i]! * Math.exp(0.3 * Math.abs(labels[i]! - labels[j]!) + s[j]!),
        0,
      );
      const mean = positives.reduce((sum, j) => sum + Math.log(attract + repel) - s[j]!, 0) / positives.length;
      expect(losses[i]).toBeCloseTo(positives.length && negatives.length ? mean : 0, 4);
    }
  });

  test('predictions may be a tensor, and are not differentiated', async () => {
    const z = randomNormal([6, 3], 7);
    const column = tensor(predictions, [6, 1]);
    const [fromTensor] = await conR(z, labels, column, { temperature: 1 }).data();
    expect(fromTensor).toBeCloseTo((await conR(z, labels, predictions, { temperature: 1 }).data())[0]!, 6);
    const loss = (x: Tensor) => conR(x, labels, predictions, { temperature: 1 });
    expect((await checkGradient(loss, [z])).maxError).toBeLessThan(1e-3);
  });

  test('isolated samples, one sample and none give 0', async () => {
    expect((await conR(randomNormal([3, 2], 1), [0, 10, 20], [0, 0, 0]).data())[0]).toBe(0);
    expect((await conR(zeros([1, 2]), [0], [0]).data())[0]).toBe(0);
    expect((await conR(zeros([0, 2]), [], []).data())[0]).toBe(0);
  });

  test('nothing is left behind', () => expectTidy((z) => conR(z, labels, predictions), randomNormal([6, 3], 1)));
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  const z = zeros([2, 2]);
  expect(() => conR(z, [1, 2], [1])).toThrow('conR: `predictions` must have one entry per sample (2), got [1].');
  expect(() => conR(z, [1, 2], [1, 2], { window: -1 })).toThrow(
    'conR: `window` must be a finite number of at least 0, got -1.',
  );
  expect(() => conR(z, [1, 2], [1, 2], { pushWeights: [1, -1] })).toThrow(
    'conR: `pushWeights[1]` must be at least 0, got -1.',
  );
});
