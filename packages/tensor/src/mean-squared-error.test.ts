import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectClose } from '../test/expect-close.js';
import { expectTorch, layerCases } from '../test/torch/layer-cases.js';
import { type MeanSquaredErrorOptions, meanSquaredError, tensor, zeros } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(layerCases('meanSquaredError'))('values and gradients are those of torch, case %#', (layer) =>
    expectTorch(layer, ({ predictions, labels }, options: MeanSquaredErrorOptions) =>
      meanSquaredError(predictions!, labels!, options),
    ),
  );

  test('without reduction, the squares', async () => {
    const losses = meanSquaredError(tensor([1, 2]), tensor([4, 2]), { reduction: 'none' });
    await expectClose(losses, [9, 0], 0);
  });
});

test('what does not fit', () => {
  expect(() => meanSquaredError(zeros([2, 1]), zeros([2]))).toThrow(
    'meanSquaredError: `labels` must be [2, 1], like `predictions`, got [2].',
  );
  expect(() => meanSquaredError(zeros([2]), zeros([2]), { reduction: 'all' as never })).toThrow('`reduction` must be');
});
