import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import { tensor, zeros } from '@cairn-ml/tensor';
import { expectNoLeaks } from '@cairn-ml/tensor/testing';
import { expect, test } from 'vitest';
import { devices, useDevice } from '../../test/devices.js';
import { pixelBackbone } from './index.js';

test.each(devices)('%s: grey values of the patch, row by row, 0 beyond the border', async (device) => {
  await useDevice(device);
  const grey = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const images = tensor(
    grey.flatMap((value) => [value - 0.5, value, value + 0.5]),
    [1, 3, 3, 3],
  );
  const backbone = pixelBackbone({ inputSize: [3, 3], patchSize: 3, stride: 1 });
  const features = backbone.features(images);
  expect([features.shape, backbone.featureSize, backbone.channels]).toEqual([[1, 3, 3, 9], [3, 3], 9]);
  const values = Array.from(await features.data(), (value) => Math.round(value * 1e4) / 1e4);
  expect(values.slice(0, 9)).toEqual([0, 0, 0, 0, 1, 2, 0, 4, 5]);
  expect(values.slice(36, 45)).toEqual(grey);
  features.dispose();
  backbone.dispose();
  await expectNoLeaks(() => {
    const other = pixelBackbone({ inputSize: [3, 3], patchSize: 3, stride: 2 });
    const found = other.features(images);
    expect(found.shape.slice(1, 3)).toEqual([2, 2]);
    found.dispose();
    other.dispose();
  });
});

test('bad sizes', async () => {
  await useDevice('wasm');
  expect(() => pixelBackbone({ inputSize: [3, 3], patchSize: 4 })).toThrow('`patchSize` must be odd, got 4');
  expect(() => pixelBackbone({ inputSize: [3] as never })).toThrow(ShapeError);
  const backbone = pixelBackbone({ inputSize: [4, 3] });
  expect(() => backbone.features(zeros([1, 4, 3, 3]))).toThrow('features: `images` must be [batch, 3, 4, 3]');
  expect(() => backbone.features([1] as never)).toThrow(InvalidArgumentError);
  backbone.dispose();
});
