import { dispose, randomNormal, type Tensor, tensor, valueAndGradTree, zeros } from '@cairn-ml/tensor';
import { leakedTensors } from '@cairn-ml/tensor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { clssLoss, ordinalEntropy, rankingSupervisionLoss, unlabeledContrastiveLoss } from './index.js';

const batch = () => ({
  labeled: { embeddings: randomNormal([5, 3], 1), predictions: randomNormal([5, 1], 2), labels: [1, 2, 2, 0.5, -1] },
  unlabeled: { embeddings: randomNormal([4, 3], 3), predictions: randomNormal([4, 1], 4), ranking: [2, 0, 1, 3] },
});

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('it is the weighted sum of its terms', async () => {
    const { labeled, unlabeled } = batch();
    const { loss, auxiliary } = clssLoss(labeled, unlabeled, {
      entropyWeight: 0.3,
      contrastiveWeight: 0.2,
      supervisionWeight: 0.1,
    });
    const read = async (x: Tensor) => (await x.data())[0]!;
    const predictions = await labeled.predictions.data();
    const mse = labeled.labels.reduce((sum, y, i) => sum + (y - predictions[i]!) ** 2, 0) / 5;
    const entropy = await read(ordinalEntropy(labeled.embeddings, labeled.labels));
    const contrastive = await read(unlabeledContrastiveLoss(unlabeled.embeddings, unlabeled.ranking));
    const supervision = await read(rankingSupervisionLoss(unlabeled.predictions, unlabeled.ranking));
    expect(await read(auxiliary.supervised)).toBeCloseTo(mse, 5);
    expect(await read(auxiliary.ordinalEntropy)).toBeCloseTo(entropy, 6);
    expect(await read(auxiliary.unlabeledContrastive)).toBeCloseTo(contrastive, 6);
    expect(await read(auxiliary.rankingSupervision)).toBeCloseTo(supervision, 6);
    expect(await read(loss)).toBeCloseTo(mse + 0.3 * entropy + 0.2 * contrastive + 0.1 * supervision, 5);
  });

  test.each([0, 1])('%i unlabelled samples leave the supervised terms', async (count) => {
    const { labeled } = batch();
    const ranking = Array.from({ length: count }, () => 0);
    const empty = { embeddings: zeros([count, 3]), predictions: zeros([count, 1]), ranking };
    const { loss, auxiliary } = clssLoss(labeled, empty);
    const [supervised, entropy] = await Promise.all([auxiliary.supervised.data(), auxiliary.ordinalEntropy.data()]);
    expect((await loss.data())[0]).toBeCloseTo(supervised[0]! + entropy[0]!, 5);
    const parameters = { embeddings: labeled.embeddings, none: empty.embeddings };
    const { gradients } = valueAndGradTree(
      ({ embeddings, none }) => clssLoss({ ...labeled, embeddings }, { ...empty, embeddings: none }),
      parameters,
    );
    for (const entry of await gradients.none.data()) expect(entry).toBe(0);
  });

  test('without labelled samples the unlabelled terms stay; equal labels and rows of zeros give numbers', async () => {
    const { labeled, unlabeled } = batch();
    const none = { embeddings: zeros([0, 3]), predictions: zeros([0]), labels: [] };
    const unsupervised = clssLoss(none, unlabeled);
    expect((await unsupervised.loss.data())[0]).toBeGreaterThan(0);
    const flat = clssLoss(
      { ...labeled, labels: [1, 1, 1, 1, 1] },
      { ...unlabeled, embeddings: zeros([4, 3]) },
      { entropyVariant: 'tightness' },
    );
    expect(Number.isFinite((await flat.loss.data())[0])).toBe(true);
  });

  test('nothing is left behind', async () => {
    const { labeled, unlabeled } = batch();
    expect(await leakedTensors(() => clssLoss(labeled, unlabeled))).toEqual({ tensors: 0, bytes: 0, buffers: 0 });
    dispose({ labeled, unlabeled } as never);
  });
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  const { labeled, unlabeled } = batch();
  expect(() => clssLoss({ ...labeled, labels: [1, 2] }, unlabeled)).toThrow(
    'ordinalEntropy: `labels` must have one entry per sample (5), got [2].',
  );
  expect(() => clssLoss({ ...labeled, predictions: tensor([1]) }, unlabeled)).toThrow(
    'meanSquaredError: `labels` must',
  );
  expect(() => clssLoss(labeled, unlabeled, { contrastiveWeight: Number.NaN })).toThrow(
    'clssLoss: `contrastiveWeight` must be a finite number, got NaN.',
  );
});
