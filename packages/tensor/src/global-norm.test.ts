import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectClose } from '../test/expect-close.js';
import { globalNorm, memory, tensor } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('of all float32 leaves together', async () => {
    const tree = { a: tensor([[1, -2]]), b: [tensor(4, []), tensor([7], [1], 'int32')] };
    const before = memory().numTensors;
    const norm = globalNorm(tree);
    expect([norm.shape, memory().numTensors - before]).toEqual([[], 1]);
    await expectClose(norm, [Math.sqrt(21)], 1e-7);
  });

  test('of nothing is 0, beyond float32 it is infinite', async () => {
    await expectClose(globalNorm({}), [0], 0);
    await expectClose(globalNorm([tensor([1e15, 0])]), [1e15], 1e-6);
    expect(Array.from(await globalNorm([tensor([1e20])]).data())).toEqual([Infinity]);
  });
});
