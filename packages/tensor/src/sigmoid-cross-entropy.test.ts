import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectTorch, layerCases } from '../test/torch/layer-cases.js';
import { type SigmoidCrossEntropyOptions, sigmoidCrossEntropy, tensor, zeros } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(layerCases('sigmoidCrossEntropy'))('values and gradients are those of torch, case %#', (layer) =>
    expectTorch(layer, ({ logits, labels }, options: SigmoidCrossEntropyOptions) =>
      sigmoidCrossEntropy(logits!, labels!, options),
    ),
  );
});

test('a sure and right prediction costs little, but not nothing', async () => {
  // log1p(exp(-20)) = 2.0611536e-9; a difference of float32 numbers near 20 would give 0
  const [loss] = await sigmoidCrossEntropy(tensor([20]), tensor([1]), { reduction: 'none' }).data();
  expect(loss! / 2.0611536e-9).toBeCloseTo(1, 5);
});

test('what does not fit', () => {
  expect(() => sigmoidCrossEntropy(zeros([2, 3]), zeros([2]))).toThrow(
    'sigmoidCrossEntropy: `labels` must be [2, 3], like `logits`, got [2].',
  );
  expect(() => sigmoidCrossEntropy(zeros([2]), zeros([2], 'int32'))).toThrow('`labels` must be float32, got "int32".');
  expect(() => sigmoidCrossEntropy(zeros([2]), zeros([2]), { reduction: 'all' as never })).toThrow(
    '`reduction` must be',
  );
});
