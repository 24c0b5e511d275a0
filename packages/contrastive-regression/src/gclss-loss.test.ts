import { dispose, randomNormal, type Tensor, tensor, valueAndGradTree } from '@cairn-ml/tensor';
import { leakedTensors } from '@cairn-ml/tensor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { clssLoss, gclssLoss, rankingLosses } from './index.js';

const batch = () => ({
  labeled: { embeddings: randomNormal([5, 3], 1), predictions: randomNormal([5, 1], 2), labels: [1, 2, 2, 0.5, -1] },
  now: { embeddings: randomNormal([4, 3], 3), predictions: randomNormal([4, 1], 4) },
  memory: { embeddings: randomNormal([4, 3], 5), predictions: randomNormal([4, 1], 6) },
});
const read = async (x: Tensor) => (await x.data())[0]!;

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('without memory and selection it is clssLoss', async () => {
    const { labeled, now } = batch();
    const unlabeled = { ...now, ranking: [2, 0, 1, 3] };
    expect(await read(gclssLoss(labeled, unlabeled).loss)).toBe(await read(clssLoss(labeled, unlabeled).loss));
  });

  test('with both, terms and gradients are those of the selected samples in two views', async () => {
    const { labeled, now, memory } = batch();
    const selection = [0, 2, 3];
    const pick = async (x: Tensor) => {
      const rows = (await x.array()) as number[][];
      return selection.map((i) => rows[i]!);
    };
    const ranking = [2, 0, 1];
    const views = [await pick(memory.embeddings), await pick(now.embeddings)];
    const before = rankingLosses(views, (await pick(memory.predictions)).flat(), ranking);
    const after = rankingLosses(views, (await pick(now.predictions)).flat(), ranking, { contrastiveWeight: 0.05 });
    const { auxiliary, loss } = gclssLoss(labeled, { ...now, memory, selection, ranking });
    const supervision = before.rankingSupervision.loss + after.rankingSupervision.loss;
    const contrastive = after.unlabeledContrastive.loss;
    expect(await read(auxiliary.unlabeledContrastive)).toBeCloseTo(contrastive, 5);
    expect(await read(auxiliary.rankingSupervision)).toBeCloseTo(supervision, 5);
    const rest = (await read(auxiliary.supervised)) + (await read(auxiliary.ordinalEntropy));
    expect(await read(loss)).toBeCloseTo(rest + 0.05 * contrastive + 0.01 * supervision, 5);

    const { gradients } = valueAndGradTree(
      ({ embeddings, old }) =>
        gclssLoss(labeled, { ...now, embeddings, memory: { ...memory, embeddings: old }, selection, ranking }),
      { embeddings: now.embeddings, old: memory.embeddings },
    );
    for (const entry of await gradients.old.data()) expect(entry).toBe(0);
    const byRows = (await gradients.embeddings.array()) as number[][];
    for (const [k, i] of selection.entries())
      for (let c = 0; c < 3; c++)
        expect(byRows[i]![c]).toBeCloseTo(after.unlabeledContrastive.gradients[1]![k * 3 + c]!, 5);
    expect(byRows[1]).toEqual([0, 0, 0]);
  });

  test('nothing is left behind', async () => {
    const { labeled, now, memory } = batch();
    const unlabeled = { ...now, memory, selection: [1, 2], ranking: [1, 0] };
    expect(await leakedTensors(() => gclssLoss(labeled, unlabeled))).toEqual({ tensors: 0, bytes: 0, buffers: 0 });
    dispose({ labeled, now, memory } as never);
  });
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  const { labeled, now, memory } = batch();
  expect(() => gclssLoss(labeled, { ...now, ranking: [0], selection: [4] })).toThrow(
    'gclssLoss: `selection[0]` must be an integer from 0 to 3, got 4.',
  );
  expect(() =>
    gclssLoss(labeled, { ...now, ranking: [0, 1, 2, 3], memory: { ...memory, embeddings: tensor([[1]]) } }),
  ).toThrow('gclssLoss: `memory.embeddings` must be like `embeddings` ([4, 3]), got [1, 1].');
});
