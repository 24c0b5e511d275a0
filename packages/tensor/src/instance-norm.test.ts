import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectClose } from '../test/expect-close.js';
import { expectTorch, layerCases } from '../test/torch/layer-cases.js';
import { type InstanceNormOptions, instanceNorm, type NormParameters, ones, tensor, zeros } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(layerCases('instanceNorm'))('values and gradients are those of torch, case %#', (layer) =>
    expectTorch(layer, ({ x, ...parameters }, options: InstanceNormOptions) =>
      instanceNorm(x!, parameters as NormParameters, options),
    ),
  );

  test('a constant channel becomes the bias, and one pixel is constant', async () => {
    const x = tensor([7, 7, -1, 1], [2, 1, 2, 1]);
    await expectClose(instanceNorm(x, { bias: tensor([5]) }), [5, 5, 4, 6], 1e-5);
    await expectClose(instanceNorm(tensor([3, 1e30], [1, 1, 1, 2])), [0, 0], 0);
  });
});

test('what does not fit', () => {
  expect(() => instanceNorm(zeros([2, 2, 4]))).toThrow(
    'instanceNorm: `x` must be [batch, height, width, channels], got [2, 2, 4].',
  );
  expect(() => instanceNorm(zeros([1, 2, 2, 4]), { scale: ones([2]) })).toThrow('instanceNorm: `scale` must be [4]');
  expect(() => instanceNorm(zeros([1, 2, 2, 4]), {}, { epsilon: Number.NaN })).toThrow(
    'instanceNorm: `epsilon` must be',
  );
});
