import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectClose } from '../test/expect-close.js';
import { expectTorch, layerCases } from '../test/torch/layer-cases.js';
import { type SoftmaxCrossEntropyOptions, softmaxCrossEntropy, tensor, valueAndGradTree, zeros } from './index.js';

const none = { reduction: 'none' } as const;

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(layerCases('softmaxCrossEntropy'))('values and gradients are those of torch, case %#', (layer) =>
    expectTorch(layer, ({ logits, labels }, options: SoftmaxCrossEntropyOptions) =>
      softmaxCrossEntropy(logits!, labels!, options),
    ),
  );

  test('masked classes cost nothing, and have no gradient', async () => {
    // By hand: two classes of equal logits are left, so each costs log 2, and the gradient is 1/2 - 1 and 1/2.
    const { value, gradients } = valueAndGradTree(
      ([logits]) => softmaxCrossEntropy(logits!, tensor(new Int32Array([1]))),
      [tensor([[-Infinity, 3, 3, -Infinity]])],
    );
    await expectClose(value, [Math.log(2)], 1e-7);
    await expectClose(gradients[0]!, [0, -0.5, 0.5, 0], 1e-7);
  });

  test('a label outside of the classes costs nothing, any leading dimensions are kept', async () => {
    const labels = tensor(
      [
        [[7], [0]],
        [[-1], [1]],
      ],
      undefined,
      'int32',
    );
    const losses = softmaxCrossEntropy(zeros([2, 2, 1, 4]), labels, none);
    expect(losses.shape).toEqual([2, 2, 1]);
    await expectClose(losses, [0, Math.log(4), 0, Math.log(4)], 1e-7);
  });
});

test('what does not fit', () => {
  const logits = zeros([2, 3]);
  const call = (labels: Parameters<typeof softmaxCrossEntropy>[1], options = {}) =>
    expect(() => softmaxCrossEntropy(logits, labels, options));
  call(zeros([3], 'int32')).toThrow(
    'softmaxCrossEntropy: `labels` must be [2], one class per row of `logits`, got [3].',
  );
  call(zeros([2])).toThrow('softmaxCrossEntropy: `labels` must be [2, 3], like `logits`, got [2].');
  call(zeros([2], 'bool')).toThrow('softmaxCrossEntropy: `labels` must be int32 or float32, got "bool".');
  call(zeros([2, 3]), { reduction: 'median' }).toThrow("`reduction` must be 'none' | 'mean' | 'sum', got \"median\".");
  expect(() => softmaxCrossEntropy(zeros([]), zeros([]))).toThrow('`logits` must be [..., classes], got [].');
});
