import { sum, type Tensor, tensor } from '@cairn-ml/tensor';
import { checkGradient } from '@cairn-ml/tensor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectTidy } from '../test/leaks.js';
import { clampedEntropy } from './clamped-entropy.js';
import { tokenEntropy } from './token-entropy.js';

const rows = [
  [2, 1, 0.5, -1, -3, 0.25],
  [0, Number.NEGATIVE_INFINITY, 4, 3.5, 1, 0.75],
];

test('it is the entropy of the logits that are left, and of all where none is removed', () => {
  expect(clampedEntropy(rows, { removedShare: 0 })).toEqual(tokenEntropy(rows));
  expect(clampedEntropy([rows[0]!], { removedShare: 0.5 })[0]).toBeCloseTo(tokenEntropy([[2, 1, 0.5]])[0]!, 12);
  expect(clampedEntropy(rows, { removedShare: 1 })).toEqual(Float64Array.of(0, 0));
});

test('by hand: probabilities 0.5, 0.3, 0.2 without the last, renormalised or not', () => {
  const z = [0.5, 0.2, 0.3].map(Math.log);
  const options = { removedShare: 1 / 3 };
  expect(clampedEntropy([z], options)[0]).toBeCloseTo(-(0.625 * Math.log(0.625) + 0.375 * Math.log(0.375)), 12);
  const plain = -(0.5 * Math.log(0.5) + 0.3 * Math.log(0.3));
  expect(clampedEntropy([z], { ...options, renormalize: false })[0]).toBeCloseTo(plain, 12);
});

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('tensors agree with rows, and gradients with differences', async () => {
    for (const renormalize of [true, false]) {
      const options = { removedShare: 0.4, renormalize, temperature: 0.8 };
      const entropy = (z: Tensor) => clampedEntropy(z, options);
      const actual = await entropy(tensor(rows)).data();
      for (const [i, value] of clampedEntropy(rows, options).entries()) expect(actual[i]).toBeCloseTo(value, 5);
      expect((await checkGradient((z) => sum(entropy(z)), [tensor([rows[0]!])])).maxError).toBeLessThan(1e-3);
    }
  });

  test('nothing is left behind', () => expectTidy((z) => clampedEntropy(z), tensor([[1, 2, 3]])));
});

test('errors name the argument', () => {
  expect(() => clampedEntropy(rows, { removedShare: -0.1 })).toThrow('clampedEntropy: `removedShare` must be');
  expect(() => clampedEntropy(rows, { temperature: 0 })).toThrow('clampedEntropy: `temperature` must be above 0');
});
