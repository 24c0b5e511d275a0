import { randomNormal, type Tensor, zeros } from '@cairn-ml/tensor';
import { checkGradient } from '@cairn-ml/tensor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectLossAndGradient, goldenCases } from '../test/golden.js';
import { expectTidy } from '../test/leaks.js';
import { kernelizedContrast, yAwareInfoNCE } from './index.js';

const methods = ['supcon', 'yaware', 'threshold', 'expw'] as const;
const labels = [20, 22, 22, 31, 40, 26];

/** The definition in float64. */
function byDefinition(rows: number[][], method: (typeof methods)[number], temperature: number): number[] {
  const indices = rows.map((_, i) => i);
  const K = (i: number, j: number) =>
    method === 'supcon' ? Number(labels[i] === labels[j]) : Math.exp(-((labels[i]! - labels[j]!) ** 2) / 50);
  const s = (i: number, j: number) =>
    rows[i]!.reduce((sum, x, c) => sum + x * rows[j]![c]!, 0) /
    (Math.hypot(...rows[i]!) * Math.hypot(...rows[j]!) * temperature);
  return indices.map((i) => {
    const others = indices.filter((j) => j !== i);
    const total = others.reduce((sum, j) => sum + K(i, j), 0);
    if (total === 0) return 0;
    return others.reduce((sum, j) => {
      const terms = others
        .filter((k) => method !== 'threshold' || K(i, k) < K(i, j))
        .map((k) => Math.exp(s(i, k) * (method === 'expw' ? 1 - K(i, k) : 1)));
      if (terms.length === 0) return sum;
      return sum + (K(i, j) / total) * (Math.log(terms.reduce((a, b) => a + b)) - s(i, j));
    }, 0);
  });
}

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  describe.each(methods)('%s', (method) => {
    test.each(goldenCases('contrastive-losses', `kernelized_supcon_${method}`))(
      "released loss and gradient are those of the authors' code",
      ({ inputs, params, expected }) => {
        const { temperature, sigma } = params;
        const options = { method, temperature, bandwidth: sigma ?? 1, variant: 'released' } as const;
        return expectLossAndGradient(
          (z) => kernelizedContrast(z, inputs.labels, options),
          inputs.features_two_view_before_l2norm,
          { loss: expected.loss, gradient: expected.grad_features },
        );
      },
    );

    test('one loss per anchor is that of the definition', async () => {
      const z = randomNormal([6, 3], 3);
      const losses = await kernelizedContrast(z, labels, { method, temperature: 0.5, reduction: 'none' }).data();
      const expected = byDefinition((await z.array()) as number[][], method, 0.5);
      for (const [i, loss] of losses.entries()) expect(loss).toBeCloseTo(expected[i]!, 4);
    });

    test('the gradient is that of differences', async () => {
      const loss = (z: Tensor) => kernelizedContrast(z, labels, { method, temperature: 1 });
      expect((await checkGradient(loss, [randomNormal([6, 3], 4)])).maxError).toBeLessThan(1e-3);
    });

    test.each(['paper', 'released'] as const)('equal labels, one sample and none give numbers, %s', async (variant) => {
      const value = async (z: Tensor, y: number[]) => (await kernelizedContrast(z, y, { method, variant }).data())[0]!;
      expect(Number.isFinite(await value(randomNormal([4, 2], 1), [5, 5, 5, 5]))).toBe(true);
      expect(await value(zeros([1, 2]), [5])).toBeCloseTo(0, 10);
      expect(await value(zeros([0, 2]), [])).toBeCloseTo(0, 10);
    });
  });

  test("'yaware' is yAwareInfoNCE", async () => {
    const z = randomNormal([6, 3], 5);
    const [loss] = await kernelizedContrast(z, labels, { method: 'yaware', temperature: 0.1 }).data();
    expect(loss).toBeCloseTo((await yAwareInfoNCE(z, labels).data())[0]!, 5);
  });

  test('nothing is left behind', async () => {
    for (const method of methods)
      await expectTidy((z) => kernelizedContrast(z, labels, { method }), randomNormal([6, 2], 1));
  });
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  expect(() => kernelizedContrast(zeros([2, 2]), [1, 2], { method: 'simclr' as never })).toThrow(
    "kernelizedContrast: `method` must be 'expw' | 'threshold' | 'yaware' | 'supcon', got \"simclr\".",
  );
  expect(() => kernelizedContrast(zeros([2, 2]), [1, 2], { temperature: -1 })).toThrow(
    'kernelizedContrast: `temperature` must be above 0, got -1.',
  );
});
