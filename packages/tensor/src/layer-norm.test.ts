import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectClose } from '../test/expect-close.js';
import { expectTorch, layerCases } from '../test/torch/layer-cases.js';
import { type LayerNormOptions, layerNorm, type NormParameters, ones, tensor, zeros } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(layerCases('layerNorm'))('values and gradients are those of torch, case %#', (layer) =>
    expectTorch(layer, ({ x, ...parameters }, options: LayerNormOptions) =>
      layerNorm(x!, parameters as NormParameters, options),
    ),
  );

  test('a constant vector becomes the bias; a large mean does not drown the variance', async () => {
    await expectClose(layerNorm(tensor([[7, 7, 7]]), { bias: tensor([1, 2, 3]) }), [1, 2, 3], 0);
    await expectClose(layerNorm(tensor([[1e6, 1e6 + 2]])), [-1, 1], 1e-5); // by hand: mean 1e6 + 1, variance 1
    await expectClose(layerNorm(tensor([[-1e18, 1e18]])), [-1, 1], 1e-5);
  });
});

test('what does not fit', () => {
  expect(() => layerNorm(zeros([]))).toThrow('layerNorm: `x` must be [..., channels], got [].');
  expect(() => layerNorm(zeros([2, 3]), { scale: ones([2]) })).toThrow(
    'layerNorm: `scale` must be [3], one entry per channel, got [2].',
  );
  expect(() => layerNorm(zeros([2, 3]), { bias: ones([2]) })).toThrow('layerNorm: `bias` must be [3]');
  expect(() => layerNorm(zeros([2, 3]), {}, { epsilon: 0 })).toThrow(
    'layerNorm: `epsilon` must be a finite number of at least 1e-30, got 0.',
  );
});
