import { createRandom } from '@cairn-ml/numeric';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { dropout, memory, ones, sum, tensor, valueAndGradTree } from './index.js';

const reference: Record<string, number[]> = {};

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('drops the same entries on every device, and their gradients', async () => {
    const x = ones([5, 7]);
    const before = memory().numTensors;
    const { value, gradients, auxiliary } = valueAndGradTree(
      ([x]) => {
        const output = dropout(x!, 0.25, 3);
        return { loss: sum(output), auxiliary: output };
      },
      [x],
    );
    expect(memory().numTensors - before).toBe(3);
    const kept = Array.from(await auxiliary.data());
    expect(kept.every((entry) => entry === 0 || entry === Math.fround(1 / 0.75))).toBe(true);
    expect(Array.from(await gradients[0]!.data())).toEqual(kept);
    reference.mask ??= kept;
    expect(kept).toEqual(reference.mask);
    value.dispose();
  });

  test('rate 0 keeps all, rate 1 drops all', async () => {
    const x = tensor([1, 2, 3]);
    const [all, none] = [dropout(x, 0, 1), dropout(x, 1, 1)];
    expect([all.id === x.id, Array.from(await all.data())]).toEqual([false, [1, 2, 3]]);
    expect(Array.from(await none.data())).toEqual([0, 0, 0]);
  });
});

test('the share of dropped entries is the rate, in every mask and at every place', async () => {
  await useDevice('cpu');
  const [masks, size, rate] = [200, 500, 0.3];
  const perPlace = new Float64Array(size);
  const random = createRandom(1);
  for (let k = 0; k < masks; k++) {
    const values = await dropout(ones([size]), rate, random).data();
    let dropped = 0;
    for (let i = 0; i < size; i++) {
      if (values[i] !== 0) continue;
      dropped++;
      perPlace[i]! += 1;
    }
    expect(Math.abs(dropped / size - rate)).toBeLessThan(5 * Math.sqrt((rate * (1 - rate)) / size));
  }
  // χ² over the places: 500 terms of mean 1 and variance about 2, so 5 deviations are 158
  const chi = perPlace.reduce((sum, count) => sum + (count - masks * rate) ** 2 / (masks * rate * (1 - rate)), 0);
  expect(Math.abs(chi - size)).toBeLessThan(158);
});

test('neighbouring entries and neighbouring seeds are independent', async () => {
  await useDevice('cpu');
  const masks = await Promise.all(
    [1, 2].map(async (seed) => Array.from(await dropout(ones([20_000]), 0.5, seed).data())),
  );
  const agree = (a: number[], b: number[]) => a.filter((value, i) => value === b[i]).length / a.length;
  const limit = 5 * Math.sqrt(0.25 / 20_000);
  expect(Math.abs(agree(masks[0]!, masks[1]!) - 0.5)).toBeLessThan(limit);
  for (const shift of [1, 2, 7, 64])
    expect(Math.abs(agree(masks[0]!.slice(shift), masks[0]!.slice(0, -shift)) - 0.5)).toBeLessThan(limit);
});

test('a rate out of range', () => {
  expect(() => dropout(ones([1]), 1.5, 1)).toThrow('dropout: `rate` must be a finite number from 0 to 1, got 1.5.');
  expect(() => dropout(ones([1]), Number.NaN, 1)).toThrow(
    'dropout: `rate` must be a finite number from 0 to 1, got NaN.',
  );
});
