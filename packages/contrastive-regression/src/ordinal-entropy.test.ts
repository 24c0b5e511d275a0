import { randomNormal, type Tensor, tensor, zeros } from '@cairn-ml/tensor';
import { checkGradient } from '@cairn-ml/tensor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectLossAndGradient, type GoldenCase, goldenCases } from '../test/golden.js';
import { expectTidy } from '../test/leaks.js';
import { ordinalEntropy } from './index.js';

const expectCase = (given: GoldenCase, variant: 'diversity' | 'tightness') => {
  const { features, labels } = given.inputs ?? given;
  const { loss, grad, grad_features } = given.expected;
  return expectLossAndGradient((z) => ordinalEntropy(z, labels, { variant }), features, {
    loss,
    gradient: grad ?? grad_features,
  });
};

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each([
    ...goldenCases('contrastive-losses', 'ordinal_entropy_diversity'),
    ...goldenCases('clss', 'ordinal_entropy_ixi_diversity'),
  ])("diversity and gradient are those of the authors' code, $name", (given) => expectCase(given, 'diversity'));

  test.each(goldenCases('clss', 'ordinal_entropy_agedb_tightness'))(
    "tightness and gradient are those of the authors' code, $name",
    (given) => expectCase(given, 'tightness'),
  );

  test('where every label is distinct, tightness adds 0 and not NaN', async () => {
    const z = randomNormal([5, 3], 1);
    const labels = [1, 2, 3, 5, 8];
    const [loss] = await ordinalEntropy(z, labels, { variant: 'tightness' }).data();
    expect(loss).toBeCloseTo((await ordinalEntropy(z, labels).data())[0]!, 5);
  });

  test('equal labels, one sample and none give 0', async () => {
    expect(Math.abs((await ordinalEntropy(randomNormal([4, 3], 1), [2, 2, 2, 2]).data())[0]!)).toBe(0);
    for (const variant of ['diversity', 'tightness'] as const) {
      expect(Math.abs((await ordinalEntropy(randomNormal([1, 3], 1), [2], { variant }).data())[0]!)).toBe(0);
      expect(Math.abs((await ordinalEntropy(zeros([0, 3]), [], { variant }).data())[0]!)).toBe(0);
    }
  });

  test('gradients are those of differences; labels may have columns', async () => {
    const labels = [
      [1, 2],
      [1, 2],
      [4, 0],
      [3, 3],
      [4, 0],
    ];
    for (const variant of ['diversity', 'tightness'] as const) {
      const loss = (z: Tensor) => ordinalEntropy(z, labels, { variant, tightness: 0.5 });
      expect((await checkGradient(loss, [randomNormal([5, 3], 2)])).maxError).toBeLessThan(1e-3);
    }
  });

  test('nothing is left behind', () =>
    expectTidy((z) => ordinalEntropy(z, [1, 2, 2, 4], { variant: 'tightness' }), randomNormal([4, 3], 1)));
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  expect(() => ordinalEntropy(tensor([[1], [2]]), [1, 2], { variant: 'both' as never })).toThrow(
    "ordinalEntropy: `variant` must be 'diversity' | 'tightness', got \"both\".",
  );
  expect(() => ordinalEntropy(tensor([[1], [2]]), [1])).toThrow(
    'ordinalEntropy: `labels` must have one entry per sample (2), got [1].',
  );
});
