import { grad, sum, type Tensor, tensor, zeros } from '@cairn-ml/tensor';
import { checkGradient } from '@cairn-ml/tensor/testing';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectTidy } from '../test/leaks.js';
import { expectClose, programCases } from '../test/programs.js';
import { klEstimate } from './index.js';

test.each(programCases('program-kl'))('values of arrays are those of $id', ({ input, expected }) =>
  expectClose(klEstimate(input.logprobs as number[], input.referenceLogprobs, input.options), expected.values),
);

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(programCases('program-kl'))(
    'values and gradients of tensors are those of $id',
    async ({ input, expected }) => {
      const reference = tensor(input.referenceLogprobs as number[]);
      const estimate = (x: Tensor) => klEstimate(x, reference, input.options);
      const x = tensor(input.logprobs as number[]);
      expectClose(await estimate(x).data(), expected.values, 1e-6);
      expectClose(await grad((x) => sum(estimate(x)))(x).data(), expected.gradient, 1e-6);
    },
  );

  test('the gradient is that of differences', async () => {
    const reference = tensor([-1, -2.5, -0.25, -1]);
    for (const kind of ['k1', 'k2', 'k3', 'absolute'] as const) {
      const { maxError } = await checkGradient((x) => klEstimate(x, reference, { kind }), [tensor([-1.5, -1, -1, -3])]);
      expect(maxError).toBeLessThan(1e-3);
    }
  });

  test('straight through: the value of one estimate, the gradient of k2, exactly', async () => {
    const reference = tensor([-1, -2]);
    const x = tensor([-3, -1.5]);
    const estimate = (x: Tensor) => klEstimate(x, reference, { gradient: 'k2' });
    expect(await estimate(x).data()).toEqual(await klEstimate(x, reference).data());
    expect([...(await grad((x) => sum(estimate(x)))(x).data())]).toEqual([-2, 0.5]);
  });

  test('tensors agree with arrays, small differences keep their digits', async () => {
    const [a, b] = [
      [-1, -1, -30, -2, -0.125],
      [-1.0009765625, -1, -1, -25, -8],
    ];
    for (const kind of ['k1', 'k2', 'k3', 'absolute'] as const) {
      const expected = klEstimate(a, b, { kind });
      const actual = await klEstimate(tensor(a), tensor(b), { kind }).data();
      for (const [i, value] of expected.entries()) expect(actual[i]! - value).toBeCloseTo(0, value > 1 ? 4 : 9);
    }
  });

  test('nothing is left behind', async () => {
    const reference = zeros([2, 3]);
    await expectTidy((x) => klEstimate(x, reference, { gradient: 'k2' }), zeros([2, 3]));
  });
});

test('k3 is never negative, k1 and k2 are what their names say', () => {
  const logprob = fc.double({ min: -60, max: 0, noNaN: true });
  fc.assert(
    fc.property(logprob, logprob, (p, q) => {
      expect(klEstimate([p], [q])[0]).toBeGreaterThanOrEqual(0);
      expect(klEstimate([p], [q], { kind: 'k1' })[0]).toBe(p - q);
      expect(klEstimate([p], [q], { kind: 'k2' })[0]).toBe((p - q) ** 2 / 2);
    }),
  );
});

test('over all tokens of a distribution k1 and k3 add up to the divergence', () => {
  const [p, q] = [
    [0.7, 0.2, 0.1],
    [0.5, 0.25, 0.25],
  ];
  const divergence = p.reduce((total, share, i) => total + share * Math.log(share / q[i]!), 0);
  for (const kind of ['k1', 'k3'] as const) {
    const estimates = klEstimate(p.map(Math.log), q.map(Math.log), { kind });
    expect(p.reduce((total, share, i) => total + share * estimates[i]!, 0)).toBeCloseTo(divergence, 12);
  }
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  expect(() => klEstimate([1], [1, 2])).toThrow(
    'klEstimate: `referenceLogprobs` must have one entry per entry of `logprobs` (1), got [2].',
  );
  expect(() => klEstimate(zeros([2]), zeros([3]))).toThrow(
    'klEstimate: `referenceLogprobs` must be [2], as `logprobs`, got [3].',
  );
  expect(() => klEstimate(zeros([1]), [1] as never)).toThrow('`referenceLogprobs` must be a tensor, as `logprobs` is');
  expect(() => klEstimate([Number.NaN], [1])).toThrow('`logprobs[0]` must be a finite number, got NaN.');
  expect(() => klEstimate([1], [1], { kind: 'k4' as never })).toThrow("`kind` must be 'k1' | 'k2' | 'k3' | 'absolute'");
  expect(() => klEstimate([1], [1], { logRatioLimit: 100 })).toThrow('`logRatioLimit` must be a finite number');
  expect(() => klEstimate([1], [1], { valueLimit: Number.NaN })).toThrow('`valueLimit` must be above 0, got NaN.');
});
