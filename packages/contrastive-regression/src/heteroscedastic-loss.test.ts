import { randomNormal, type Tensor, tensor } from '@cairn-ml/tensor';
import { checkGradient, leakedTensors } from '@cairn-ml/tensor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { heteroscedasticLoss } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('half of exp(-s) (μ - y)² + s', async () => {
    const given = [tensor([1, 2]), tensor([0, Math.log(4)]), tensor([3, 4])] as const;
    const each = await heteroscedasticLoss(...given, { reduction: 'none' }).data();
    expect(each[0]).toBeCloseTo(2, 5);
    expect(each[1]).toBeCloseTo((1 + Math.log(4)) / 2, 5);
    expect((await heteroscedasticLoss(...given).data())[0]).toBeCloseTo((each[0]! + each[1]!) / 2, 5);
    expect((await heteroscedasticLoss(...given, { reduction: 'sum' }).data())[0]).toBeCloseTo(each[0]! + each[1]!, 5);
    expect(await leakedTensors(() => heteroscedasticLoss(...given))).toEqual({ tensors: 0, bytes: 0, buffers: 0 });
  });

  test('the gradient is that of differences', async () => {
    const y = tensor([1, 2, 3]);
    const loss = (m: Tensor, s: Tensor) => heteroscedasticLoss(m, s, y);
    expect((await checkGradient(loss as never, [randomNormal([3], 1), randomNormal([3], 2)])).maxError).toBeLessThan(
      1e-3,
    );
  });

  test('errors name the argument', () => {
    expect(() => heteroscedasticLoss(tensor([1]), tensor([1, 2]), tensor([1]))).toThrow(
      'heteroscedasticLoss: `logVariances` must have the shape of `predictions` ([1]), got [2].',
    );
  });
});
