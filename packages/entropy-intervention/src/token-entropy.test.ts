import { grad, sum, type Tensor, tensor } from '@cairn-ml/tensor';
import { checkGradient } from '@cairn-ml/tensor/testing';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectTidy } from '../test/leaks.js';
import { tokenEntropy } from './token-entropy.js';

/** By definition, in float64. */
function entropyOf(logits: ArrayLike<number>): number {
  const weights = Array.from(logits, (logit) => Math.exp(logit - Math.max(...Array.from(logits))));
  const total = weights.reduce((a, b) => a + b, 0);
  return -weights.reduce((a, w) => a + (w > 0 ? (w / total) * Math.log(w / total) : 0), 0);
}

const logits = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 1, maxLength: 40 });

test('it is -Σ p log p, between 0 and log V, whatever is added to all logits', () => {
  fc.assert(
    fc.property(logits, fc.double({ min: -1e3, max: 1e3, noNaN: true }), (z, shift) => {
      const [entropy, shifted] = tokenEntropy([z, z.map((logit) => logit + shift)]);
      expect(entropy).toBeCloseTo(entropyOf(z), 10);
      expect(shifted).toBeCloseTo(entropy!, 8);
      expect(entropy).toBeGreaterThanOrEqual(0);
      expect(entropy).toBeLessThanOrEqual(Math.log(z.length) + 1e-12);
    }),
  );
});

test('logits of -Infinity are left out, huge ones do not overflow, and one token alone has entropy 0', () => {
  expect(tokenEntropy([[0, -Infinity, 0], [1e308, -1e308], [7], [-Infinity, 3]])).toEqual(
    Float64Array.of(Math.log(2), 0, 0, 0),
  );
  expect(tokenEntropy([[0, 0, 0], [5]], { unit: 'normalized' })).toEqual(Float64Array.of(1, 0));
  expect(tokenEntropy([])).toEqual(new Float64Array(0));
});

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('tensors agree with rows, in chunks of any size', async () => {
    const rows = [0, 1, 2, 3].map((i) => Array.from({ length: 37 }, (_, j) => 9 * Math.sin(i + j * j)));
    rows[1]![4] = Number.NEGATIVE_INFINITY;
    rows[2]!.fill(Number.NEGATIVE_INFINITY, 0, 30);
    for (const chunkSize of [1, 10, 37, 8192])
      for (const temperature of [1, 0.3]) {
        const options = { chunkSize, temperature, unit: 'normalized' } as const;
        const actual = await tokenEntropy(tensor(rows.flat(), [2, 2, 37]), options).data();
        const expected = tokenEntropy(rows, options);
        for (const [i, value] of expected.entries()) expect(Math.abs(actual[i]! - value)).toBeLessThan(1e-6);
      }
  });

  test('its gradient agrees with differences, in chunks too, and is 0 where logits are -Infinity', async () => {
    const z = tensor([0.3, -1.2, 2, 0.7, 1, 1, 1, 1.5], [2, 4]);
    for (const chunkSize of [3, 8192]) {
      const entropy = (z: Tensor) => tokenEntropy(z, { chunkSize, temperature: 0.7 });
      expect((await checkGradient((z) => sum(entropy(z)), [z])).maxError).toBeLessThan(1e-3);
      const gradient = grad((z: Tensor) => sum(entropy(z)));
      const some = await gradient(tensor([0, Number.NEGATIVE_INFINITY, 1, 2], [1, 4])).data();
      expect(some.every(Number.isFinite)).toBe(true);
      expect(some[1]).toBe(0);
      expect(some[0]! + some[2]! + some[3]!).toBeCloseTo(0, 6);
    }
  });

  test('a token without a possible word has entropy 0 and gradient 0', async () => {
    const z = tensor(new Float32Array(3).fill(Number.NEGATIVE_INFINITY), [1, 3]);
    expect(Array.from(await tokenEntropy(z).data())).toEqual([0]);
    expect(Array.from(await grad((z: Tensor) => sum(tokenEntropy(z)))(z).data(), Math.abs)).toEqual([0, 0, 0]);
  });

  test('nothing is left behind', () => expectTidy((z) => tokenEntropy(z, { chunkSize: 2 }), tensor([[1, 2, 3]])));
});

test('errors name the argument', () => {
  expect(() => tokenEntropy([[1, Number.NaN]])).toThrow(
    'tokenEntropy: `logits[1]` must be a finite number or -Infinity, got NaN.',
  );
  expect(() => tokenEntropy([[1, Infinity]])).toThrow('`logits[1]` must be a finite number or -Infinity');
  expect(() => tokenEntropy([[-Infinity]])).toThrow('`logits` must have an entry that is not -Infinity');
  expect(() => tokenEntropy([[]])).toThrow('`logits` must have an entry');
  expect(() => tokenEntropy([[1]], { temperature: 0 })).toThrow('`temperature` must be above 0, got 0.');
  expect(() => tokenEntropy([[1]], { chunkSize: 0 })).toThrow('`chunkSize` must be an integer of at least 1');
  expect(() => tokenEntropy([[1]], { unit: 'bits' as never })).toThrow("`unit` must be 'nats' | 'normalized'");
  expect(() => tokenEntropy(tensor(1))).toThrow('`logits` must be [..., vocabulary]');
});
