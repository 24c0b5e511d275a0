import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { batches, disposeTree, memory, tensor, zeros } from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('columns keep their types, rows stay together', async () => {
    const dataset = {
      x: tensor([
        [0, 0],
        [1, 10],
        [2, 20],
        [3, 30],
        [4, 40],
      ]),
      labels: new Int32Array([0, 1, 2, 3, 4]),
      names: ['a', 'b', 'c', 'd', 'e'],
    };
    const before = memory().numTensors;
    for (const shuffle of [false, true]) {
      const seen: number[] = [];
      const sizes: number[] = [];
      for (const batch of batches(dataset, { batchSize: 2, shuffle, seed: 3 })) {
        expect(batch.labels).toBeInstanceOf(Int32Array);
        const rows = Array.from(batch.labels);
        expect(Array.from(await batch.x.data())).toEqual(rows.flatMap((row) => [row, 10 * row]));
        expect(batch.names).toEqual(rows.map((row) => 'abcde'[row]));
        expect(batch.x.shape).toEqual([rows.length, 2]);
        seen.push(...rows);
        sizes.push(rows.length);
        disposeTree(batch);
      }
      expect(sizes).toEqual([2, 2, 1]);
      expect([...seen].sort()).toEqual([0, 1, 2, 3, 4]);
      if (!shuffle) expect(seen).toEqual([0, 1, 2, 3, 4]);
    }
    expect(memory().numTensors).toBe(before);
  });
});

const order = (count: number, options: Partial<Parameters<typeof batches>[1]>) =>
  [
    ...batches({ i: Int32Array.from({ length: count }, (_, i) => i) }, { batchSize: 3, shuffle: true, ...options }),
  ].flatMap(({ i }) => Array.from(i));

test('every example once, in an order that seed and epoch fix', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.integer(), fc.nat(1000), (count, seed, epoch) => {
      const first = order(count, { seed, epoch });
      expect(order(count, { seed, epoch })).toEqual(first);
      expect(first.sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
    }),
  );
  const orders = [0, 1, 2, 3].flatMap((seed) => [0, 1, 2, 3].map((epoch) => order(30, { seed, epoch }).join()));
  expect(new Set(orders).size).toBe(16);
});

test('dropRemainder leaves out the last, smaller batch', () => {
  expect(order(8, { dropRemainder: true }).length).toBe(6);
  expect(order(9, { dropRemainder: true }).length).toBe(9);
  expect(order(2, { dropRemainder: true })).toEqual([]);
  expect(order(0, {})).toEqual([]);
});

test('may be run twice', () => {
  const pass = batches({ i: [1, 2, 3] }, { batchSize: 2, shuffle: true });
  expect([...pass]).toEqual([...pass]);
});

test('what does not fit', () => {
  const options = { batchSize: 2 };
  expect(() => batches({ a: [1, 2], b: [1] }, options)).toThrow(
    'batches: `b` must have one entry per entry of `a` (2), got [1].',
  );
  expect(() => batches({}, options)).toThrow('batches: `dataset` must have at least one column, got Object.');
  expect(() => batches({ a: zeros([]) }, options)).toThrow('batches: `a` must have rows, got [].');
  expect(() => batches({ a: [1] }, { batchSize: 0 })).toThrow(
    'batches: `batchSize` must be an integer of at least 1, got 0.',
  );
  expect(() => batches({ a: [1] }, { ...options, seed: 0.5 })).toThrow('batches: `seed` must be an integer, got 0.5.');
  expect(() => batches({ a: [1] }, { ...options, epoch: -1 })).toThrow('batches: `epoch` must be an integer from 0 to');
});
