import { grads, tensor } from '@cairn-ml/tensor';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { crossPseudoSupervision } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('each network follows the other, which does not move by it', async () => {
    const [p, q] = [tensor([1, 2]), tensor([1, 4])];
    expect((await crossPseudoSupervision(p, q).data())[0]).toBe(4);
    const [byP, byQ] = grads(crossPseudoSupervision)([p, q]);
    // d/dp of mean (p - q)² alone: 2 (p - q) / 2
    expect([...(await byP!.data())]).toEqual([0, -2]);
    expect([...(await byQ!.data())]).toEqual([0, 2]);
  });

  test('shapes have to agree', () => {
    expect(() => crossPseudoSupervision(tensor([1]), tensor([[1]]))).toThrow('meanSquaredError: `labels` must');
  });
});
