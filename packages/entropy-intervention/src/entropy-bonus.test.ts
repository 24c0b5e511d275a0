import { tensor } from '@cairn-ml/tensor';
import { checkGradient } from '@cairn-ml/tensor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectTidy } from '../test/leaks.js';
import { entropyBonus } from './entropy-bonus.js';
import { clampedEntropy, nucleusEntropy, tokenEntropy } from './index.js';

const rows = [
  [
    [2, 1, 0.5],
    [0, 0, 1],
  ],
  [
    [-1, 3, 2],
    [9, 1, 2],
  ],
];
const weights = [
  [1, 1],
  [1, 0],
];

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('minus the mean entropy of the tokens that count, times the coefficient, over any part of the vocabulary', async () => {
    const counted = [...rows[0]!, rows[1]![0]!];
    for (const [over, entropies] of [
      ['full', tokenEntropy(counted)],
      ['nucleus', nucleusEntropy(counted, { topP: 0.8 })],
      ['clamped', clampedEntropy(counted, { removedShare: 0.34 })],
    ] as const) {
      const options = { coefficient: 0.1, over, topP: 0.8, removedShare: 0.34, mask: tensor(weights) };
      const mean = entropies.reduce((a, b) => a + b) / 3;
      expect((await entropyBonus(tensor(rows), options).data())[0]).toBeCloseTo(-0.1 * mean, 6);
      const anchored = await entropyBonus(tensor(rows), { ...options, anchor: 0.2 }).data();
      expect(anchored[0]).toBeCloseTo(0.1 * (mean - 0.2) ** 2, 6);
    }
  });

  test('gradients agree with differences, and nothing is left behind', async () => {
    expect((await checkGradient((z) => entropyBonus(z, { coefficient: 1 }), [tensor(rows)])).maxError).toBeLessThan(
      1e-3,
    );
    await expectTidy((z) => entropyBonus(z, { anchor: 1 }), tensor(rows));
  });
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  const z = tensor(rows);
  expect(() => entropyBonus(z, { over: 'none' as never })).toThrow("entropyBonus: `over` must be 'full'");
  expect(() => entropyBonus(z, { anchor: Number.NaN })).toThrow('`anchor` must be a finite number');
  expect(() => entropyBonus(z, { mask: tensor([[1]]) })).toThrow('`mask` must be [2, 2]');
});
