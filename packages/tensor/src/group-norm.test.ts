import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectClose } from '../test/expect-close.js';
import { expectTorch, layerCases } from '../test/torch/layer-cases.js';
import { type GroupNormOptions, groupNorm, type NormParameters, ones, tensor, zeros } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(layerCases('groupNorm'))('values and gradients are those of torch, case %#', (layer) =>
    expectTorch(layer, ({ x, ...parameters }, options: GroupNormOptions) =>
      groupNorm(x!, parameters as NormParameters, options),
    ),
  );

  test('a constant group becomes the bias', async () => {
    const x = tensor([7, 7, -1, 1], [1, 1, 1, 4]);
    await expectClose(groupNorm(x, { bias: tensor([1, 2, 3, 4]) }, { groups: 2 }), [1, 2, 2, 5], 1e-5);
  });
});

test('what does not fit', () => {
  const x = zeros([1, 2, 2, 4]);
  expect(() => groupNorm(zeros([2, 2, 4]), {}, { groups: 2 })).toThrow(
    'groupNorm: `x` must be [batch, height, width, channels], got [2, 2, 4].',
  );
  expect(() => groupNorm(x, {}, { groups: 3 })).toThrow('groupNorm: `groups` must divide 4 channels, got 3.');
  expect(() => groupNorm(x, {}, { groups: 0 })).toThrow('groupNorm: `groups` must be an integer of at least 1, got 0.');
  expect(() => groupNorm(x, { scale: ones([2]) }, { groups: 2 })).toThrow('groupNorm: `scale` must be [4]');
  expect(() => groupNorm(x, {}, { groups: 2, epsilon: -1 })).toThrow('groupNorm: `epsilon` must be');
});
