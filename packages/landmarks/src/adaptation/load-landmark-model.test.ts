import { CairnError, createRandom, ParseError } from '@cairn-ml/numeric';
import { disposeTree, loadSafetensors, memory, saveSafetensors, zeros } from '@cairn-ml/tensor';
import { expectNoLeaks } from '@cairn-ml/tensor/testing';
import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../../test/devices.js';
import { squareSamples } from '../../test/squares.js';
import { createLandmarkModel, type LandmarkHead, loadLandmarkModel, pixelBackbone } from './index.js';

beforeAll(() => useDevice('native'));
const pixels = (patchSize = 5) => pixelBackbone({ inputSize: [32, 32], patchSize, stride: 2 });

test.each<LandmarkHead>([{ type: 'ridge' }, { type: 'deconvolution', upsampling: [4], mixing: [] }])(
  'a model that was saved predicts the same: %o',
  async (head) => {
    await expectNoLeaks(async () => {
      const backbone = pixels();
      const model = createLandmarkModel({ backbone, numLandmarks: 4, head, imageRange: [255, 0] });
      await model.fit(squareSamples(), { epochs: 2 });
      const copy = loadLandmarkModel(await model.save(), { backbone });
      const { image } = squareSamples()[1]!;
      expect(await copy.predict(image)).toEqual(await model.predict(image));
      for (const one of [model, copy, backbone]) one.dispose();
    });
  },
);

test('other backbones, other files and broken ones are refused', async () => {
  const [backbone, other] = [pixels(), pixels(7)];
  const model = createLandmarkModel({ backbone, numLandmarks: 4 });
  await expect(model.save()).rejects.toThrow('`model` must be fitted');
  await model.fit(squareSamples());
  const bytes = await model.save();
  const { tree, metadata } = loadSafetensors(bytes);
  const altered = (change: object) =>
    saveSafetensors(tree, {
      metadata: { landmarkModel: JSON.stringify({ ...JSON.parse(metadata.landmarkModel!), ...change }) },
    });
  const broken = await Promise.all(
    [
      { head: null },
      { head: { type: 'linear', x: 1 }, numLandmarks: 1e12 },
      { numLandmarks: 3 },
      { sigma: 'a' },
      { imageRange: 0 },
      { imageRange: 'ab' },
      { blurKernelSize: 1e9 + 1 },
      { head: { type: 'deconvolution' } },
      { head: { type: 'deconvolution', upsampling: [1e9], mixing: [1e9] } },
      { head: { type: 'deconvolution', upsampling: 'ab' } },
      { head: { type: 'deconvolution', upsampling: { 0: 1 } } },
    ].map(altered),
  );
  const plain = await saveSafetensors(tree);
  await expectNoLeaks(() => {
    expect(() => loadLandmarkModel(bytes, { backbone: other })).toThrow('`backbone.channels` must be 25 as saved');
    expect(() => loadLandmarkModel(plain, { backbone })).toThrow(ParseError);
    expect(() => loadLandmarkModel(bytes.slice(0, -4), { backbone })).toThrow(ParseError);
    for (const file of broken) expect(() => loadLandmarkModel(file, { backbone })).toThrow(CairnError);
  });
  disposeTree(tree);
  for (const one of [model, backbone, other]) one.dispose();
});

test('many small transposed convolutions would make heatmaps of any size, and are refused', async () => {
  const backbone = pixels(3);
  const depth = 30;
  const head = { type: 'deconvolution', upsampling: new Array(depth).fill(1), mixing: [] } as const;
  const tree = {
    standardization: { mean: zeros([9]), factor: zeros([9]) },
    parameters: {
      upsampling: head.upsampling.map((_, i) => ({ weights: zeros([4, 4, 1, i === 0 ? 9 : 1]) })),
      output: { weights: zeros([1, 1]), bias: zeros([1]) },
    },
  };
  const settings = { numLandmarks: 1, head, inputSize: [32, 32], featureSize: [16, 16], channels: 9 };
  const bytes = await saveSafetensors(tree, { metadata: { landmarkModel: JSON.stringify(settings) } });
  expect(() => loadLandmarkModel(bytes, { backbone })).toThrow('`head.upsampling` must give heatmaps of at most 8192');
});

test('files that were cut or altered are a model or a typed error, and take no more memory than they have', async () => {
  const backbone = pixels(3);
  const model = createLandmarkModel({
    backbone,
    numLandmarks: 4,
    head: { type: 'deconvolution', upsampling: [2], mixing: [2] },
  });
  await model.fit(squareSamples(), { epochs: 1 });
  const bytes = await model.save();
  const random = createRandom(1);
  const before = memory();
  const load = (file: Uint8Array) => {
    try {
      const loaded = loadLandmarkModel(file, { backbone });
      expect(memory().numBytes - before.numBytes).toBeLessThanOrEqual(file.length);
      loaded.dispose();
      return true;
    } catch (error) {
      expect(CairnError.isInstance(error), String(error)).toBe(true);
      return false;
    }
  };
  expect(load(bytes)).toBe(true);
  for (let length = 0; length < bytes.length; length += 7) expect(load(bytes.slice(0, length))).toBe(false);
  // Digits of the header are where a file says how much memory it wants.
  const header = new TextDecoder('latin1').decode(bytes.slice(0, 8 + new DataView(bytes.buffer).getUint32(0, true)));
  const digits = Array.from(header.matchAll(/\d/g), ({ index }) => index);
  for (let round = 0; round < 400; round++) {
    const file = bytes.slice();
    if (round % 2 === 0) file[random.choice(digits)] = 48 + random.integer(0, 9);
    else file[random.integer(0, header.length - 1)] = random.integer(0, 255);
    load(file);
  }
  expect(memory().numTensors).toBe(before.numTensors);
});

test('landmarks of the saved model can be chosen, in any order, and new ones are nowhere', async () => {
  const backbone = pixels();
  const model = createLandmarkModel({ backbone, numLandmarks: 4 });
  await model.fit(squareSamples());
  const bytes = await model.save();
  const { image } = squareSamples()[1]!;
  const whole = await model.predict(image);
  await expectNoLeaks(async () => {
    const part = loadLandmarkModel(bytes, { backbone, landmarks: [3, 'new', 1] });
    expect(part.numLandmarks).toBe(3);
    const { keypoints, scores } = await part.predict(image);
    const at = (k: number) => [whole.keypoints[2 * k], whole.keypoints[2 * k + 1]];
    expect(Array.from(keypoints)).toEqual([...at(3), Number.NaN, Number.NaN, ...at(1)]);
    expect(Array.from(scores)).toEqual([whole.scores[3], 0, whole.scores[1]]);
    part.dispose();
  });
  const choose = (landmarks: unknown) => () => loadLandmarkModel(bytes, { backbone, landmarks } as never);
  expect(choose([])).toThrow('`landmarks` must choose at least one landmark');
  expect(choose([1, 1])).toThrow('`landmarks` must have no index twice');
  for (const bad of [[4], [-1], [0.5], ['old'], 'new', 3]) expect(choose(bad)).toThrow(CairnError);
});
