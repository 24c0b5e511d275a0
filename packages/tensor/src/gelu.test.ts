import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectClose } from '../test/expect-close.js';
import { expectTorch, layerCases } from '../test/torch/layer-cases.js';
import { type GeluOptions, gelu, sum, tensor, valueAndGradTree } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(layerCases('gelu'))('values and gradients are those of torch, $options', (layer) =>
    expectTorch(layer, ({ x }, options: GeluOptions) => gelu(x!, options)),
  );

  test.each(['none', 'tanh'] as const)('far out it is relu, in value and gradient (%s)', async (approximate) => {
    const x = tensor([-1e30, -1e4, -20, 20, 1e4, 1e30]);
    const { gradients, auxiliary } = valueAndGradTree(
      ([x]) => {
        const output = gelu(x!, { approximate });
        return { loss: sum(output), auxiliary: output };
      },
      [x],
    );
    await expectClose(auxiliary, [0, 0, 0, 20, 1e4, 1e30], 1e-7);
    await expectClose(gradients[0]!, [0, 0, 0, 1, 1, 1], 1e-6);
  });
});

test('an unknown approximation', () => {
  expect(() => gelu(tensor([1]), { approximate: 'fast' as never })).toThrow(
    "gelu: `approximate` must be 'none' | 'tanh', got \"fast\".",
  );
});
