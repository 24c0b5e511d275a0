import { type Tensor, tensor } from '@cairn-ml/tensor';
import { checkGradient } from '@cairn-ml/tensor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectTidy } from '../test/leaks.js';
import { selectiveKl } from './selective-kl.js';

const now = [
  [-1, -3, -0.5],
  [-1, -1, -2],
];
const reference = [
  [-2, -1, -0.4],
  [-1.5, -2, -1],
];
const selection = [
  [1, 0, 1],
  [0, 1, 1],
];
const mask = [
  [1, 1, 1],
  [1, 1, 0],
];

test('by hand: the selected tokens pay, all that count are in the mean', () => {
  expect(selectiveKl(now, reference, { selection, mask, kl: { kind: 'k2' } })).toBeCloseTo((0.5 + 0.005 + 0.5) / 5, 12);
  expect(selectiveKl(now, reference, { selection, mask, coefficient: 3, kl: { kind: 'k1' } })).toBeCloseTo(
    (3 * (1 - 0.1 + 1)) / 5,
    12,
  );
  expect(
    selectiveKl(now, reference, {
      selection: [
        [0, 0, 0],
        [0, 0, 0],
      ],
    }),
  ).toBe(0);
});

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('tensors agree with rows, and gradients with differences', async () => {
    const options = { coefficient: 0.7, aggregation: 'sequenceMean' } as const;
    const penalty = (x: Tensor) => selectiveKl(x, tensor(reference), { ...options, selection, mask: tensor(mask) });
    const expected = selectiveKl(now, reference, { ...options, selection, mask });
    expect((await penalty(tensor(now)).data())[0]).toBeCloseTo(expected, 6);
    expect((await checkGradient(penalty, [tensor(now)])).maxError).toBeLessThan(1e-3);
  });

  test('padding may be NaN', async () => {
    const x = tensor([[-1, Number.NaN]]);
    const options = { selection: tensor([[1, 1]]), mask: tensor([[1, 0]]) };
    expect((await selectiveKl(x, x, options).data())[0]).toBe(0);
  });

  test('nothing is left behind', () => {
    const constants = tensor(reference);
    return expectTidy((x) => selectiveKl(x, constants, { selection }), tensor(now));
  });
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  expect(() => selectiveKl(now, reference, { selection: [[1]] })).toThrow('selectiveKl: `selection` must have one row');
  expect(() => selectiveKl(now, [[1]], { selection })).toThrow('`referenceLogprobs` must have one row per row');
  expect(() => selectiveKl(now, reference, { selection, coefficient: -1 })).toThrow('`coefficient` must be');
  expect(() => selectiveKl(tensor(now), tensor(now), { selection: [[1]] })).toThrow(
    'selectiveKl: `selection` must be [2, 3], as `logprobs`, got [1, 3].',
  );
});
