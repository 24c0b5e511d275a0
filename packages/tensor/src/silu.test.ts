import { beforeAll, describe, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectClose } from '../test/expect-close.js';
import { expectTorch, layerCases } from '../test/torch/layer-cases.js';
import { silu, tensor } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(layerCases('silu'))('values and gradients are those of torch, case %#', (layer) =>
    expectTorch(layer, ({ x }) => silu(x!)),
  );

  test('far out it is relu', async () => {
    await expectClose(silu(tensor([-1e30, -200, 200, 1e30])), [0, 0, 200, 1e30], 1e-7);
  });
});
