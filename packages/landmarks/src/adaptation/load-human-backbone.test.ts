import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BackendError, createRandom, InvalidArgumentError } from '@cairn-ml/numeric';
import { loadGraphModel, type Tensor, tensor, tidy } from '@cairn-ml/tensor';
import { expectNoLeaks, maxDifference } from '@cairn-ml/tensor/testing';
import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../../test/devices.js';
import { type HumanModel, loadHumanBackbone } from './index.js';

const folder = join(import.meta.dirname, '../../node_modules/@vladmandic/human/models');

beforeAll(() => useDevice('native'));

/** Whole numbers from 0 to 255, divided by `white`. */
function noise(size: number, white: number, dtype: 'float32' | 'int32' = 'float32'): Tensor {
  const random = createRandom(1);
  const values = Float32Array.from({ length: size * size * 3 }, () => random.integer(0, 255) / white);
  return tensor(values, [1, size, size, 3], dtype);
}

// White and the type are how human 3.3.6 itself calls each network (handposepipeline.ts, movenet.ts, facemesh.ts, centernet.ts).
test.each<[HumanModel, number, number, number, string, number, 'float32' | 'int32']>([
  ['handlandmark-lite', 224, 56, 304, 'Add_5', 255, 'float32'],
  ['movenet-lightning', 192, 48, 240, 'StatefulPartitionedCall/kpt_heatmap_0/re_lu_4/Relu', 1, 'int32'],
  ['facemesh', 192, 48, 224, 'StatefulPartitionedCall/model_1/p_re_lu_6/Relu', 255, 'float32'],
  ['centernet', 512, 64, 432, 'tower_0/MobilenetV3/expanded_conv_5/add', 1, 'float32'],
])(
  '%s: sizes of the table, values as the package feeds them',
  async (model, input, grid, channels, tap, white, type) => {
    await expectNoLeaks(async () => {
      const usual = await loadHumanBackbone(folder, { model });
      expect(usual).toMatchObject({ inputSize: [input, input], featureSize: [grid, grid], channels });
      usual.dispose();
      const backbone = await loadHumanBackbone(pathToFileURL(folder), { model, taps: [tap] });
      const network = await loadGraphModel(join(folder, `${model}.json`));
      const found = tidy(() => backbone.features(noise(input, 255)));
      const expected = tidy(() => network.run(noise(input, white, type), [tap])[0]!);
      const values = Float32Array.from(await expected.data());
      expect(values.every(Number.isFinite)).toBe(true);
      expect(await maxDifference(found, expected)).toBeLessThan(
        1e-3 * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
      );
      for (const one of [backbone, network, found, expected]) one.dispose();
    });
  },
);

test('a folder as path or URL, with a slash at its end or without, and the files themselves', async () => {
  const model = 'facemesh';
  const file = (name: string) => [name, new Uint8Array(readFileSync(join(folder, name)))] as const;
  const files = Object.fromEntries([file('facemesh.json'), file('facemesh.bin')]);
  for (const source of [`${folder}/`, pathToFileURL(`${folder}/`), files]) {
    const backbone = await loadHumanBackbone(source, { model });
    expect(backbone.channels).toBe(224);
    backbone.dispose();
  }
});

test('other models, taps and folders are refused by name', async () => {
  const load = (model: string, source = folder) => loadHumanBackbone(source, { model: model as HumanModel });
  await expect(load('constructor')).rejects.toThrow("loadHumanBackbone: `model` must be 'handlandmark-lite' | ");
  await expect(load('facemesh', '/absent')).rejects.toThrow(BackendError);
  await expect(loadHumanBackbone(folder, { model: 'facemesh', taps: ['Absent'] })).rejects.toThrow(
    InvalidArgumentError,
  );
});
