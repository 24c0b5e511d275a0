import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectClose } from '../test/expect-close.js';
import { expectTorch, layerCases } from '../test/torch/layer-cases.js';
import { type ConvolutionOptions, convolution, ones, tensor, zeros } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(layerCases('convolution'))('values and gradients are those of torch, $options', (layer) =>
    expectTorch(layer, ({ x, weights, bias }, options: ConvolutionOptions) =>
      convolution(x!, { weights: weights!, bias: bias! }, options),
    ),
  );

  test('a window of one pixel looks at each pixel alone', async () => {
    const x = tensor([1, 2, 3, 4], [1, 2, 2, 1]);
    await expectClose(convolution(x, { weights: tensor([2, -1], [1, 1, 1, 2]) }), [2, -1, 4, -2, 6, -3, 8, -4], 0);
  });
});

describe('what does not fit', () => {
  const x = () => zeros([1, 5, 6, 4]);
  const weights = (...shape: number[]) => ({ weights: ones(shape) });
  test.each<[() => unknown, string]>([
    [
      () => convolution(zeros([5, 6, 4]), weights(3, 3, 4, 2)),
      '`x` must be [batch, height, width, inputs], got [5, 6, 4]',
    ],
    [
      () => convolution(x(), weights(3, 4, 2)),
      '`weights` must be [height, width, inputs / groups, outputs], got [3, 4, 2]',
    ],
    [() => convolution(x(), weights(3, 3, 3, 2)), '`x` must have 3 channels for these weights, got [1, 5, 6, 4]'],
    [
      () => convolution(x(), { ...weights(3, 3, 4, 2), bias: ones([3]) }),
      '`bias` must be [2], one entry per output, got [3]',
    ],
    [() => convolution(x(), weights(3, 3, 4, 3), { groups: 2 }), '`groups` must divide 4 inputs and 3 outputs, got 2'],
    [() => convolution(x(), weights(3, 3, 4, 2), { strides: 0 }), '`strides` must be an integer of at least 1, got 0'],
    [
      () => convolution(x(), weights(3, 3, 4, 2), { strides: [1] as never }),
      '`strides` must have height and width (2), got [1]',
    ],
    [
      () => convolution(x(), weights(3, 3, 4, 2), { strides: 2, dilations: 2 }),
      '`strides` must be 1 where dilations are not, got [2, 2]',
    ],
    [
      () => convolution(x(), weights(3, 3, 4, 2), { padding: 'full' as never }),
      "`padding` must be 'same' | 'valid', got \"full\"",
    ],
    [
      () => convolution(x(), weights(3, 3, 4, 2), { padding: -1 }),
      '`padding` must be an integer of at least 0, got -1',
    ],
    [
      () => convolution(x(), weights(3, 3, 4, 2), { padding: 'valid', dilations: 3 }),
      '`x` must be at least as large as the window (7 x 7), got [1, 5, 6, 4]',
    ],
  ])('%#', (call, message) => expect(call).toThrow(`convolution: ${message}`));
});
