import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeTargets, runKernel } from '../../test/native.js';
import { createRandom, error, normals, type Values } from '../../test/values.js';

function softmax(x: Values, isLogarithm: boolean): Values {
  const columns = x.shape.at(-1)!;
  const values = new Float64Array(x.values.length);
  for (let start = 0; start < values.length; start += columns) {
    const row = Array.from({ length: columns }, (_, j) => x.values[start + j]!);
    const most = Math.max(...row);
    const sum = row.reduce((total, value) => total + Math.exp(value - most), 0);
    for (const [j, value] of row.entries())
      values[start + j] = isLogarithm ? value - most - Math.log(sum) : Math.exp(value - most) / sum;
  }
  return { shape: x.shape, values };
}

describeTargets(() => {
  test('softmax and its logarithm equal float64, also of large logits', async () => {
    const shape = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 90 }));
    await fc.assert(
      fc.asyncProperty(fc.integer(), shape, fc.constantFrom(1, 30, 1e4), async (seed, size, scale) => {
        const normal = normals(createRandom(seed), size);
        const logits = { ...normal, values: Float32Array.from(normal.values, (value) => scale * value) };
        const [plain] = await runKernel('Softmax', { logits }, { dim: -1 });
        expect(error(plain, softmax(logits, false))).toBeLessThan(1e-6);
        const [logarithm] = await runKernel('LogSoftmax', { logits });
        expect(error(logarithm, softmax(logits, true))).toBeLessThan(1e-6);
      }),
      { numRuns: 40 },
    );
  });

  test('NaN spoils its own row', async () => {
    const logits = { shape: [2, 2], values: [Number.NaN, 1, 0, 0] };
    const [actual] = await runKernel('Softmax', { logits }, { dim: -1 });
    expect(Array.from(actual!.values)).toEqual([Number.NaN, Number.NaN, 0.5, 0.5]);
  });
});

test('batch normalisation with and without scale and offset', async () => {
  const random = createRandom(1);
  const x = normals(random, [3, 4, 5]);
  const [mean, offset, scale] = [1, 2, 3].map(() => normals(random, [5]));
  const variance = { shape: [5], values: Float32Array.of(0.1, 1, 2, 3, 0) };
  const expected = (hasScale: boolean) => ({
    shape: x.shape,
    values: Float64Array.from(x.values, (value, i) => {
      const c = i % 5;
      const normal = (value - mean!.values[c]!) / Math.sqrt(variance.values[c]! + 0.01);
      return hasScale ? normal * scale!.values[c]! + offset!.values[c]! : normal;
    }),
  });
  const attributes = { varianceEpsilon: 0.01 };
  const [full] = await runKernel(
    'FusedBatchNorm',
    { x, mean: mean!, variance, offset: offset!, scale: scale! },
    attributes,
  );
  expect(error(full, expected(true))).toBeLessThan(1e-5);
  const [plain] = await runKernel('FusedBatchNorm', { x, mean: mean!, variance }, attributes);
  expect(error(plain, expected(false))).toBeLessThan(1e-5);
});
