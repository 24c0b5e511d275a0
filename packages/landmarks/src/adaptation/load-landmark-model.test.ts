import { InvalidArgumentError, ParseError } from '@cairn-ml/numeric';
import { disposeTree, loadSafetensors, saveSafetensors } from '@cairn-ml/tensor';
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
    ].map(altered),
  );
  const plain = await saveSafetensors(tree);
  await expectNoLeaks(() => {
    expect(() => loadLandmarkModel(bytes, { backbone: other })).toThrow('`backbone.channels` must be 25 as saved');
    expect(() => loadLandmarkModel(plain, { backbone })).toThrow(ParseError);
    expect(() => loadLandmarkModel(bytes.slice(0, -4), { backbone })).toThrow(ParseError);
    for (const file of broken) expect(() => loadLandmarkModel(file, { backbone })).toThrow(InvalidArgumentError);
  });
  disposeTree(tree);
  for (const one of [model, backbone, other]) one.dispose();
});
