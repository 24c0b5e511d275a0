import { createRandom } from '@cairn-ml/numeric';
import { type Tensor, tensor } from '@cairn-ml/tensor';
import { checkGradient, expectNoLeaks } from '@cairn-ml/tensor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from './devices.js';

/** Numbers from `low` to `high`, the same for the same seed. */
export function uniformTensor(shape: number[], seed: number, low = 0, high = 1): Tensor {
  const random = createRandom(seed);
  const size = shape.reduce((product, length) => product * length, 1);
  return tensor(
    Float32Array.from({ length: size }, () => low + (high - low) * random.uniform()),
    shape,
  );
}

/** On every device: the gradient in the predictions is that of differences, and no tensor stays behind. */
export function testGradients(
  setUp: () => { x: Tensor; loss: (x: Tensor) => Tensor },
  { step = 1e-2, tolerance = 2e-3 } = {},
): void {
  describe.each(devices)('%s', (device) => {
    beforeAll(() => useDevice(device));

    test('the gradient is that of differences, nothing stays behind', async () => {
      const { x, loss } = setUp();
      const { worst, passed } = await checkGradient(loss, [x], { step, tolerance });
      expect(passed, JSON.stringify(worst)).toBe(true);
      await expectNoLeaks(() => loss(x));
    });
  });
}

export async function scalar(x: Tensor): Promise<number> {
  expect(x.shape).toEqual([]);
  return (await x.data())[0]!;
}
