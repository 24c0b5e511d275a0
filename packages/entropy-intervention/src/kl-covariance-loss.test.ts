import { type Tensor, tensor } from '@cairn-ml/tensor';
import { checkGradient } from '@cairn-ml/tensor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectTidy } from '../test/leaks.js';
import { klCovarianceLoss } from './kl-covariance-loss.js';

const now = [
  [-1, -3, -0.5],
  [-1, -1, -2],
];
const old = [
  [-1.2, -1, -0.4],
  [-1.5, -1.1, -1],
];
const selection = [
  [1, 0, 0],
  [0, 1, 0],
];
const mask = [
  [1, 1, 1],
  [1, 1, 0],
];
const advantages = [1, -0.5];

test('by hand: nothing is clipped, and the selected tokens pay', () => {
  const losses = [0.2, -2, -0.1].map((x) => -Math.exp(x)).concat([0.5, 0.1].map((x) => 0.5 * Math.exp(x)));
  const expected = (losses.reduce((a, b) => a + b) + 2 * (0.2 + 0.1)) / 5;
  expect(klCovarianceLoss(now, old, advantages, { mask, selection, klCoefficient: 2 })).toBeCloseTo(expected, 12);
});

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('tensors agree with rows, and gradients with differences', async () => {
    const options = { aggregation: 'sequenceMean', klCoefficient: 0.3 } as const;
    const loss = (x: Tensor) =>
      klCovarianceLoss(x, tensor(old), advantages, { ...options, selection: tensor(selection), mask: tensor(mask) });
    const expected = klCovarianceLoss(now, old, advantages, { ...options, selection, mask });
    expect((await loss(tensor(now)).data())[0]).toBeCloseTo(expected, 6);
    expect((await checkGradient(loss, [tensor(now)])).maxError).toBeLessThan(1e-3);
  });

  test('nothing is left behind', () => {
    const constants = tensor(old);
    return expectTidy((x) => klCovarianceLoss(x, constants, advantages, { selection }), tensor(now));
  });
});

test('errors name the argument', () => {
  expect(() => klCovarianceLoss(now, old, [1], { selection })).toThrow('`advantages` must have one entry');
  expect(() => klCovarianceLoss(now, old, advantages, { selection: [] })).toThrow('`selection` must have one row');
});
