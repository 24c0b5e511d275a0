import { readFileSync } from 'node:fs';
import { BackendError, createRandom, InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import {
  concat,
  loadGraphModel,
  memory,
  resizeBilinear,
  slice,
  type Tensor,
  type Tensor4D,
  tensor,
} from '@cairn-ml/tensor';
import { maxDifference } from '@cairn-ml/tensor/testing';
import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../../test/devices.js';
import { handModel, handTaps } from '../../test/hand-model.js';
import { loadGraphBackbone } from './index.js';

let images: Tensor;

beforeAll(async () => {
  await useDevice('native');
  const random = createRandom(1);
  images = tensor(
    Float32Array.from({ length: 2 * 224 * 224 * 3 }, () => random.uniform()),
    [2, 224, 224, 3],
  );
});

test('taps are joined on the largest grid, image by image', async () => {
  const before = memory().numTensors;
  const backbone = await loadGraphBackbone(handModel, { taps: handTaps });
  expect(backbone).toMatchObject({ inputSize: [224, 224], featureSize: [56, 56], channels: 96 + 144 + 64 });
  const features = backbone.features(images);
  expect(features.shape).toEqual([2, 56, 56, 304]);

  const model = await loadGraphModel(handModel);
  const second = slice(images, [1, 0, 0, 0], [1, 224, 224, 3]);
  const outputs = model.run(second, handTaps) as Tensor4D[];
  const expected = concat(
    outputs.map((output) => resizeBilinear(output, [56, 56], true)),
    3,
  );
  expect(await maxDifference(slice(features, [1, 0, 0, 0], [1, 56, 56, 304]), expected)).toBeLessThan(1e-5);
  model.dispose();
  backbone.dispose();
  features.dispose();
  // The slices and parts of this test: second, its outputs, their stretched forms, joined, and the slice compared with.
  expect(memory().numTensors - before).toBeLessThanOrEqual(1 + 2 * outputs.length + 2);
});

test('files by name, and the range of values', async () => {
  const bytes = (name: string) => new Uint8Array(readFileSync(name));
  const files = { 'model.json': bytes(handModel), 'handlandmark-lite.bin': bytes(handModel.replace('.json', '.bin')) };
  const [usual, wide] = await Promise.all([
    loadGraphBackbone(handModel, { taps: ['Add_5'] }),
    loadGraphBackbone(files, { taps: ['Add_5'], range: [0, 255] }),
  ]);
  const one = slice(images, [0, 0, 0, 0], [1, 224, 224, 3]);
  expect(await maxDifference(usual.features(one), wide.features(one))).toBeGreaterThan(1);
  usual.dispose();
  wide.dispose();
});

test('bad requests are typed and leave nothing behind', async () => {
  const before = memory().numTensors;
  await expect(loadGraphBackbone(handModel, { taps: [] })).rejects.toThrow('`taps` must name at least one node');
  await expect(loadGraphBackbone(handModel, { taps: ['Absent'] })).rejects.toThrow(InvalidArgumentError);
  await expect(loadGraphBackbone(handModel, { taps: ['__proto__'] })).rejects.toThrow(InvalidArgumentError);
  await expect(loadGraphBackbone(handModel, { taps: ['Identity'] })).rejects.toThrow(ShapeError);
  await expect(loadGraphBackbone(handModel, { taps: ['Add_5'], range: [1, 1] })).rejects.toThrow('`range`');
  await expect(loadGraphBackbone('absent/', { taps: ['Add_5'] })).rejects.toThrow(BackendError);
  expect(memory().numTensors).toBe(before);
});
