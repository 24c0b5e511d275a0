import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeTargets, runKernel } from '../../test/native.js';
import { createRandom, error, flatten, forEachIndex, normals, sizeOf, type Values } from '../../test/values.js';

const functions: [name: string, start: number, f: (a: number, b: number) => number][] = [
  ['Sum', 0, (a, b) => a + b],
  ['Mean', 0, (a, b) => a + b],
  ['Prod', 1, (a, b) => a * b],
  ['Max', Number.NEGATIVE_INFINITY, Math.max],
  ['Min', Number.POSITIVE_INFINITY, Math.min],
];

/** Reduced in float64, axis lengths kept as 1. */
function reduce(x: Values, axes: number[], start: number, f: (a: number, b: number) => number): Values {
  const shape = x.shape.map((length, i) => (axes.includes(i) ? 1 : length));
  const values = new Float64Array(sizeOf(shape)).fill(start);
  forEachIndex(x.shape, (index, flat) => {
    const at = flatten(index, shape);
    values[at] = f(values[at]!, x.values[flat]!);
  });
  return { shape, values };
}

const cases = fc
  .array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 })
  .chain((shape) => fc.tuple(fc.constant(shape), fc.subarray([...shape.keys()], { minLength: 1 }), fc.integer()));

describeTargets(() => {
  test('along any axes, equal loops in float64', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ([shape, axes, seed]) => {
        const x = normals(createRandom(seed), shape);
        const count = sizeOf(axes.map((axis) => shape[axis]!));
        for (const [name, start, f] of functions) {
          const expected = reduce(x, axes, start, f);
          if (name === 'Mean') expected.values = Array.from(expected.values, (value) => value / count);
          for (const keepDims of [true, false]) {
            const [actual] = await runKernel(name, { x }, { axis: axes, reductionIndices: axes, keepDims });
            const without = shape.filter((_, i) => !axes.includes(i));
            expect(error(actual, { ...expected, shape: keepDims ? expected.shape : without }), name).toBeLessThan(1e-5);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a million terms lose no more digits than a few', async () => {
    const values = new Float32Array(2 ** 20).fill(0.1);
    for (const [shape, axis] of [
      [[2 ** 20], 0],
      [[2 ** 17, 8], 0],
    ] as const) {
      const [actual] = await runKernel('Sum', { x: { shape: [...shape], values } }, { axis: [axis] });
      const expected = (Math.fround(0.1) * 2 ** 20) / actual!.values.length;
      expect(Math.abs(actual!.values[0]! / expected - 1)).toBeLessThan(2e-6);
    }
  });

  test('NaN is the largest, the smallest and where both are; the first of equal values counts', async () => {
    const x = { shape: [3, 40], values: Float32Array.from({ length: 120 }, (_, i) => i % 20) };
    x.values[45] = Number.NaN;
    const [[most], [least]] = [
      await runKernel('Max', { x }, { reductionIndices: [1] }),
      await runKernel('Min', { x }, { axis: [1] }),
    ];
    expect(Array.from(most!.values)).toEqual([19, Number.NaN, 19]);
    expect(Array.from(least!.values)).toEqual([0, Number.NaN, 0]);
    const [where] = await runKernel('ArgMax', { x }, { axis: 1 });
    expect(where).toEqual({ shape: [3], dtype: 'int32', values: Int32Array.of(19, 5, 19) });
    const [down] = await runKernel('ArgMin', { x }, { axis: 0 });
    expect(down!.shape).toEqual([40]);
    expect(down!.values[5]).toBe(1);
    expect(down!.values[6]).toBe(0);
  });
});

test('nothing sums to 0, and has no largest value but -Infinity', async () => {
  const x = { shape: [2, 0], values: [] };
  expect((await runKernel('Sum', { x }, { axis: [1] }))[0]!.values).toEqual(new Float32Array(2));
  expect((await runKernel('Prod', { x }, { axis: [1] }))[0]!.values).toEqual(Float32Array.of(1, 1));
  expect((await runKernel('Max', { x }, { reductionIndices: [1] }))[0]!.values).toEqual(
    Float32Array.of(-1 / 0, -1 / 0),
  );
});
