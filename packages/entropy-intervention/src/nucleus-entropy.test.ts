import { sum, type Tensor, tensor } from '@cairn-ml/tensor';
import { checkGradient } from '@cairn-ml/tensor/testing';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectTidy } from '../test/leaks.js';
import { nucleusEntropy } from './nucleus-entropy.js';
import { tokenEntropy } from './token-entropy.js';

const logits = fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 1, maxLength: 20 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

test('of everything it is the entropy, and it never exceeds that of its tokens spread evenly', () => {
  fc.assert(
    fc.property(logits, share, (z, topP) => {
      expect(nucleusEntropy([z], { topP: 1 })[0]).toBeCloseTo(tokenEntropy([z])[0]!, 9);
      expect(nucleusEntropy([z], { topP })[0]).toBeLessThanOrEqual(Math.log(z.length) + 1e-12);
    }),
  );
});

test('by hand: of probabilities 0.5, 0.3, 0.2 and topP 0.7 the first two', () => {
  const z = [0.5, 0.3, 0.2].map(Math.log);
  const renormalized = -(0.625 * Math.log(0.625) + 0.375 * Math.log(0.375));
  expect(nucleusEntropy([z], { topP: 0.7 })[0]).toBeCloseTo(renormalized, 12);
  const plain = -(0.5 * Math.log(0.5) + 0.3 * Math.log(0.3));
  expect(nucleusEntropy([z], { topP: 0.7, renormalize: false })[0]).toBeCloseTo(plain, 12);
  expect(nucleusEntropy([z], { topP: 0 })[0]).toBe(0);
});

test('words as probable as the last belong to it', () => {
  expect(nucleusEntropy([[0, 0, 0, 0]], { topP: 0.5 })[0]).toBeCloseTo(Math.log(4), 12);
});

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('tensors agree with rows, and gradients with differences', async () => {
    const rows = [
      [2, 1, 0.5, -1, -3],
      [0, Number.NEGATIVE_INFINITY, 4, 3.5, 1],
    ];
    for (const renormalize of [true, false])
      for (const temperature of [1, 0.5]) {
        const options = { topP: 0.9, renormalize, temperature };
        const entropy = (z: Tensor) => nucleusEntropy(z, options);
        const actual = await entropy(tensor(rows)).data();
        for (const [i, value] of nucleusEntropy(rows, options).entries()) expect(actual[i]).toBeCloseTo(value, 5);
        const { maxError } = await checkGradient((z) => sum(entropy(z)), [tensor([rows[0]!])]);
        expect(maxError).toBeLessThan(1e-3);
      }
  });

  test('nothing is left behind', () =>
    expectTidy((z) => nucleusEntropy(z, { renormalize: false }), tensor([[1, 2, 3]])));
});

test('errors name the argument', () => {
  expect(() => nucleusEntropy([[1]], { topP: 1.1 })).toThrow(
    'nucleusEntropy: `topP` must be a finite number from 0 to 1',
  );
  expect(() => nucleusEntropy([[1]], { temperature: -1 })).toThrow('`temperature` must be above 0');
  expect(() => nucleusEntropy([[Number.NaN]])).toThrow('`logits[0]` must be');
  expect(() => nucleusEntropy(tensor(1))).toThrow('`logits` must be [..., vocabulary]');
});
