import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectTorch, layerCases } from '../test/torch/layer-cases.js';
import { type ConvolutionTransposeOptions, convolutionTranspose, ones, zeros } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(layerCases('convolutionTranspose'))('values and gradients are those of torch, $options', (layer) =>
    expectTorch(layer, ({ x, weights, bias }, options: ConvolutionTransposeOptions) =>
      convolutionTranspose(x!, { weights: weights!, bias: bias! }, options),
    ),
  );
});

describe('what does not fit', () => {
  const x = () => zeros([1, 5, 6, 4]);
  test.each<[() => unknown, string]>([
    [
      () => convolutionTranspose(zeros([5, 6, 4]), { weights: ones([3, 3, 2, 4]) }),
      '`x` must be [batch, height, width, inputs], got [5, 6, 4]',
    ],
    [
      () => convolutionTranspose(x(), { weights: ones([3, 4, 2]) }),
      '`weights` must be [height, width, outputs, inputs], got [3, 4, 2]',
    ],
    [
      () => convolutionTranspose(x(), { weights: ones([3, 3, 4, 2]) }),
      '`x` must have 2 channels for these weights, got [1, 5, 6, 4]',
    ],
    [
      () => convolutionTranspose(x(), { weights: ones([3, 3, 2, 4]), bias: ones([4]) }),
      '`bias` must be [2], one entry per output, got [4]',
    ],
    [
      () => convolutionTranspose(x(), { weights: ones([3, 3, 2, 4]) }, { padding: 1 as never }),
      "`padding` must be 'same' | 'valid', got 1",
    ],
  ])('%#', (call, message) => expect(call).toThrow(`convolutionTranspose: ${message}`));
});
