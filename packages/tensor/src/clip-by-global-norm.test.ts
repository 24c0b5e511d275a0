import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectClose } from '../test/expect-close.js';
import { clipByGlobalNorm, memory, ones, tensor } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('scales all together when the norm is larger, and else nothing', async () => {
    const gradients = { a: tensor([1, -2]), b: [tensor([4]), tensor([7], [1], 'int32')] };
    const before = memory().numTensors;
    const clipped = clipByGlobalNorm(gradients, 0.5);
    expect(memory().numTensors - before).toBe(3);
    const scale = 0.5 / Math.sqrt(21);
    await expectClose(clipped.a, [scale, -2 * scale], 1e-7);
    await expectClose(clipped.b[0]!, [4 * scale], 1e-7);
    expect([clipped.b[1]!.dtype, ...(await clipped.b[1]!.data())]).toEqual(['int32', 7]);
    await expectClose(clipByGlobalNorm(gradients, 5).a, [1, -2], 0);
    await expectClose(
      clipByGlobalNorm(gradients, 4.58).a,
      [(4.58 * 1) / Math.sqrt(21), (-2 * 4.58) / Math.sqrt(21)],
      1e-6,
    );
  });

  test('zeros stay zeros, an infinite norm leaves none of what is finite', async () => {
    await expectClose(clipByGlobalNorm([tensor([0, 0])], 1)[0]!, [0, 0], 0);
    await expectClose(clipByGlobalNorm([tensor([1e20, 3])], 1)[0]!, [0, 0], 0);
  });
});

test.each(['cpu', 'wasm'] as const)('a NaN norm leaves gradients as they are (%s)', async (device) => {
  await useDevice(device);
  expect(Array.from(await clipByGlobalNorm([tensor([Number.NaN, 3])], 1)[0]!.data())).toEqual([Number.NaN, 3]);
});

test('a bound that is none', () => {
  expect(() => clipByGlobalNorm([ones([1])], 0)).toThrow(
    'clipByGlobalNorm: `maxNorm` must be a finite number of at least 1e-30, got 0.',
  );
});
