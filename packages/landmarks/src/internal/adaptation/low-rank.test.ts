import { InvalidArgumentError, symmetricEigen } from '@cairn-ml/numeric';
import { disposeTree, flattenTree, loadSafetensors } from '@cairn-ml/tensor';
import { expectNoLeaks } from '@cairn-ml/tensor/testing';
import { describe, expect, test } from 'vitest';
import { devices, useDevice } from '../../../test/devices.js';
import { squareSample } from '../../../test/squares.js';
import {
  createLandmarkModel,
  type LandmarkHead,
  type LandmarkModel,
  loadLandmarkModel,
  pixelBackbone,
} from '../../adaptation/index.js';

const deconvolution: LandmarkHead = { type: 'deconvolution', upsampling: [6], mixing: [5] };
const samples = [
  [2, 3],
  [7, 4],
  [5, 8],
].map(([x, y]) => squareSample(x!, y!, 5, 16));
const tiny = () => pixelBackbone({ inputSize: [16, 16], patchSize: 3, stride: 4 });

/** A head that was trained a little, on 9 channels: kernels 4 x 4 x 6 x 9, then 6 x 5, then 5 x 4. */
async function pretrained(backbone = tiny(), head = deconvolution): Promise<LandmarkModel> {
  const model = createLandmarkModel({ backbone, numLandmarks: 4, head, sigma: 1 });
  await model.fit(samples, { epochs: 3, learningRate: 0.02 });
  return model;
}

/** Values of each tensor of the head. */
async function valuesOf(model: LandmarkModel): Promise<Map<string, { data: Float32Array; shape: number[] }>> {
  const { tree } = loadSafetensors(await model.save());
  const found = new Map<string, { data: Float32Array; shape: number[] }>();
  for (const [path, leaf] of Object.entries(flattenTree(tree)))
    found.set(path, { data: await leaf.data<'float32'>(), shape: leaf.shape });
  disposeTree(tree);
  return found;
}

/** How many singular values of `after - before`, as a matrix of rows of the last dimension, are not zero. */
function rankOfChange(before: Float32Array, after: Float32Array, columns: number): number {
  const change = Array.from(after, (value, i) => value - before[i]!);
  const gram = Array.from({ length: columns }, (_, a) =>
    Array.from({ length: columns }, (_, b) => {
      let sum = 0;
      for (let row = 0; row < change.length; row += columns) sum += change[row + a]! * change[row + b]!;
      return sum;
    }),
  );
  const squares = symmetricEigen(gram).values;
  return squares.filter((value) => value > 1e-9 * squares.at(-1)!).length;
}

const matrices = ['parameters.upsampling.0.weights', 'parameters.mixing.0.weights', 'parameters.output.weights'];

describe.each(devices)('%s', (device) => {
  test('each weight matrix changes by a matrix of the rank, the rest stays to the bit, and nothing leaks', async () => {
    await useDevice(device);
    await expectNoLeaks(async () => {
      const backbone = tiny();
      const model = await pretrained(backbone);
      const before = await valuesOf(model);
      const { losses, trained } = await model.fit(samples, {
        epochs: 6,
        learningRate: 0.05,
        start: 'current',
        lowRank: { rank: 2 },
      });
      expect(losses.at(-1)!).toBeLessThan(losses[0]!);
      // Rank times outputs plus inputs of each matrix.
      expect(trained).toBe(2 * (16 * 6 + 9 + 5 + 6 + 4 + 5));
      const after = await valuesOf(model);
      for (const [path, { data, shape }] of before) {
        const now = after.get(path)!.data;
        if (matrices.includes(path)) expect(rankOfChange(data, now, shape.at(-1)!)).toBe(2);
        else expect(now).toEqual(data);
      }
      model.dispose();
      backbone.dispose();
    });
  });
});

test('adapters that were not trained change nothing', async () => {
  await useDevice('native');
  const model = await pretrained();
  const before = await model.predict(samples[0]!.image);
  await model.fit(samples, { epochs: 1, learningRate: 0, start: 'current', lowRank: { rank: 3, alpha: 7 } });
  expect(await model.predict(samples[0]!.image)).toEqual(before);
});

test('the change counts alpha / rank: the first step of Adam does not see the size of gradients', async () => {
  await useDevice('native');
  const change = async (alpha: number) => {
    const model = await pretrained();
    const before = (await valuesOf(model)).get('parameters.mixing.0.weights')!.data;
    const one = { epochs: 1, batchSize: 3, learningRate: 1e-3, start: 'current' } as const;
    await model.fit(samples, { ...one, lowRank: { rank: 2, alpha } });
    return (await valuesOf(model)).get('parameters.mixing.0.weights')!.data.map((value, i) => value - before[i]!);
  };
  const [usual, triple] = [await change(2), await change(6)];
  for (const [i, value] of usual.entries()) expect(triple[i]!).toBeCloseTo(3 * value, 5);
  expect(Math.max(...usual.map(Math.abs))).toBeGreaterThan(1e-4);
});

test("output 'full' trains the last layer with its bias, and landmarks can be exchanged before", async () => {
  await useDevice('native');
  const backbone = tiny();
  const file = await (await pretrained(backbone)).save();
  const model = loadLandmarkModel(file, { backbone, landmarks: ['new', 2, 'new', 0, 'new'] });
  const { keypoints } = await model.predict(samples[0]!.image);
  expect([0, 1, 4, 5, 8, 9].map((i) => keypoints[i])).toEqual(new Array(6).fill(Number.NaN));
  const five = samples.map(({ image, landmarks }) => ({ image, landmarks: [...Array.from(landmarks), 8, 8] }));
  const before = await valuesOf(model);
  const { trained } = await model.fit(five, { epochs: 2, start: 'current', lowRank: { rank: 4, output: 'full' } });
  expect(trained).toBe(4 * (16 * 6 + 9 + 5 + 6) + 5 * 5 + 5);
  const after = await valuesOf(model);
  expect(after.get('parameters.output.bias')!.data).not.toEqual(before.get('parameters.output.bias')!.data);
  expect(after.get('parameters.mixing.0.bias')!.data).toEqual(before.get('parameters.mixing.0.bias')!.data);
});

test('a stopped fit leaves the head, and a model that is disposed meanwhile leaves nothing', async () => {
  await useDevice('native');
  const backbone = tiny();
  const model = await pretrained(backbone);
  const before = await model.predict(samples[0]!.image);
  const options = { epochs: 5, start: 'current', lowRank: { rank: 1 } } as const;
  await expectNoLeaks(async () => {
    const controller = new AbortController();
    const onProgress = ({ step }: { step: number }) => step === 3 && controller.abort();
    await expect(model.fit(samples, { ...options, signal: controller.signal, onProgress })).rejects.toThrow(/abort/);
  });
  expect(await model.predict(samples[0]!.image)).toEqual(before);
  await expectNoLeaks(async () => {
    const other = await pretrained(backbone);
    const onProgress = ({ step }: { step: number }) => step === 2 && other.dispose();
    await expect(other.fit(samples, { ...options, onProgress })).rejects.toThrow('`model` must not be disposed');
  });
});

test('what cannot have adapters is refused by name', async () => {
  await useDevice('native');
  const backbone = tiny();
  const model = await pretrained(backbone);
  const ridge = createLandmarkModel({ backbone, numLandmarks: 4 });
  await ridge.fit(samples);
  const fresh = createLandmarkModel({ backbone, numLandmarks: 4, head: { type: 'linear' } });
  const start = 'current';
  const lowRank = { rank: 1 };
  await expect(ridge.fit(samples, { start, lowRank })).rejects.toThrow('fit: `lowRank` must be left out');
  await expect(model.fit(samples, { lowRank })).rejects.toThrow('fit: `lowRank` must be left out');
  await expect(fresh.fit(samples, { start, lowRank })).rejects.toThrow('`model` must be fitted');
  await expect(model.fit(samples, { start, lowRank: { rank: 0 } })).rejects.toThrow('`lowRank.rank`');
  await expect(model.fit(samples, { start, lowRank: { rank: 5 } })).rejects.toThrow('`lowRank.rank` must be at most 4');
  await expect(model.fit(samples, { start, lowRank: { rank: 1, alpha: 0 } })).rejects.toThrow('`lowRank.alpha`');
  await expect(model.fit(samples, { start, lowRank: { rank: 1, output: 'half' as never } })).rejects.toThrow(
    InvalidArgumentError,
  );
  const linear = await pretrained(backbone, { type: 'linear' });
  await expect(linear.fit(samples, { start, lowRank: { rank: 1, output: 'full' } })).rejects.toThrow(
    "`lowRank.output` must be 'low-rank' for a head of one layer",
  );
});
