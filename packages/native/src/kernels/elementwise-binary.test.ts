import { broadcast_util } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeTargets, runKernel } from '../../test/native.js';
import { createRandom, error, flatten, forEachIndex, normals, sizeOf, type Values } from '../../test/values.js';

const functions: [name: string, f: (a: number, b: number) => number][] = [
  ['Add', (a, b) => a + b],
  ['Sub', (a, b) => a - b],
  ['Multiply', (a, b) => a * b],
  ['RealDiv', (a, b) => a / b],
  ['Maximum', Math.max],
  ['Minimum', Math.min],
  ['SquaredDifference', (a, b) => (a - b) ** 2],
  ['Mod', (a, b) => a - b * Math.floor(a / b)],
  ['Atan2', Math.atan2],
];
const comparisons: [name: string, f: (a: number, b: number) => boolean][] = [
  ['Equal', (a, b) => a === b],
  ['NotEqual', (a, b) => a !== b],
  ['Less', (a, b) => a < b],
  ['LessEqual', (a, b) => a <= b],
  ['Greater', (a, b) => a > b],
  ['GreaterEqual', (a, b) => a >= b],
];

/** Two shapes that can be broadcast: any axes of either become 1, leading axes of either are left out. */
const shapes = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }).chain((shape) => {
  const one = fc
    .tuple(
      fc.integer({ min: 0, max: shape.length }),
      fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }),
    )
    .map(([missing, repeats]) => shape.map((length, i) => (repeats[i] ? 1 : length)).slice(missing));
  return fc.tuple(one, one);
});

function combine(a: Values, b: Values, f: (a: number, b: number) => number): Values {
  const shape = broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
  const values = new Float64Array(sizeOf(shape));
  forEachIndex(shape, (index, flat) => {
    values[flat] = f(a.values[flatten(index, a.shape)]!, b.values[flatten(index, b.shape)]!);
  });
  return { shape, values };
}

describeTargets(() => {
  test('functions of two numbers broadcast as shapes do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), shapes, async (seed, [aShape, bShape]) => {
        const random = createRandom(seed);
        const [a, b] = [normals(random, aShape), normals(random, bShape)];
        for (const [name, f] of functions) {
          const [actual] = await runKernel(name, { a, b });
          expect(error(actual, combine(a, b, f)), name).toBeLessThan(
            name === 'Mod' || name === 'RealDiv' ? 1e-4 : 1e-6,
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  test('rows longer than a vector, on either side', async () => {
    const random = createRandom(6);
    const all = [[7, 83], [83], [7, 1], [1, 83], []].map((shape) => normals(random, shape));
    for (const a of all)
      for (const b of all) {
        const [actual] = await runKernel('Sub', { a, b });
        expect(
          error(
            actual,
            combine(a, b, (x, y) => x - y),
          ),
        ).toBeLessThan(1e-6);
      }
  });

  test('comparisons are exact, also of NaN, infinities and zeros', async () => {
    const values = [0, -0, 1, -1, 2.5, 1 / 0, -1 / 0, Number.NaN];
    const [a, b] = [
      { shape: [8, 1], values },
      { shape: [8], values },
    ];
    for (const [name, f] of comparisons) {
      const [actual] = await runKernel(name, { a, b });
      expect(Array.from(actual!.values), name).toEqual(values.flatMap((x) => values.map((y) => Number(f(x, y)))));
    }
  });

  test('integers are compared as such, also beyond the 24 bits of floats', async () => {
    const values = [0, 1, -1, 16777216, 16777217, -2147483648, 2147483647];
    const [a, b] = [
      { shape: [7, 1], values, dtype: 'int32' as const },
      { shape: [7], values, dtype: 'int32' as const },
    ];
    for (const [name, f] of comparisons) {
      const [actual] = await runKernel(name, { a, b });
      expect(Array.from(actual!.values), name).toEqual(values.flatMap((x) => values.map((y) => Number(f(x, y)))));
    }
  });

  test('NaN is the larger and the smaller of two', async () => {
    const a = { shape: [3], values: [Number.NaN, 1, 2] };
    const b = { shape: [3], values: [1, Number.NaN, 3] };
    const [most] = await runKernel('Maximum', { a, b });
    const [least] = await runKernel('Minimum', { a, b });
    expect(Array.from(most!.values)).toEqual([Number.NaN, Number.NaN, 3]);
    expect(Array.from(least!.values)).toEqual([Number.NaN, Number.NaN, 2]);
  });
});

test('pow, prelu and the gradient of elu', async () => {
  const random = createRandom(2);
  const [a, b] = [normals(random, [50]), normals(random, [50])];
  const base = { shape: [50], values: Float32Array.from(a.values, Math.abs) };
  const [power] = await runKernel('Pow', { a: base, b });
  expect(error(power, combine(base, b, Math.pow))).toBeLessThan(1e-6);
  const [prelu] = await runKernel('Prelu', { x: a, alpha: b });
  expect(
    error(
      prelu,
      combine(a, b, (x, slope) => (x < 0 ? x * slope : x)),
    ),
  ).toBeLessThan(1e-6);
  const [elu] = await runKernel('EluGrad', { dy: a, y: b });
  expect(
    error(
      elu,
      combine(a, b, (dy, y) => (y >= 0 ? dy : dy * (y + 1))),
    ),
  ).toBeLessThan(1e-6);
});

test('more axes than the binary walks are left to cpu', async () => {
  const random = createRandom(3);
  const a = normals(random, [2, 1, 2, 1, 2, 1, 2, 1]);
  const b = normals(random, [1, 2, 1, 2, 1, 2, 1, 2]);
  const [actual] = await runKernel('Add', { a, b });
  expect(
    error(
      actual,
      combine(a, b, (x, y) => x + y),
    ),
  ).toBeLessThan(1e-6);
});

test('sums of lists, and choices by element and by row', async () => {
  const random = createRandom(4);
  const [x, y, z] = [1, 2, 3].map(() => normals(random, [3, 4]));
  const [sum] = await runKernel('AddN', { 0: x!, 1: y!, 2: z! });
  const values = Float64Array.from(x!.values, (value, i) => value + y!.values[i]! + z!.values[i]!);
  expect(error(sum, { shape: [3, 4], values })).toBeLessThan(1e-6);
  const flags = [1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0];
  const [each] = await runKernel('Select', {
    condition: { shape: [3, 4], values: flags, dtype: 'bool' },
    t: x!,
    e: y!,
  });
  expect(Array.from(each!.values)).toEqual(flags.map((flag, i) => (flag ? x! : y!).values[i]));
  const [rows] = await runKernel('Select', {
    condition: { shape: [3], values: [0, 1, 0], dtype: 'bool' },
    t: x!,
    e: y!,
  });
  expect(Array.from(rows!.values)).toEqual(flags.map((_, i) => (i >> 2 === 1 ? x! : y!).values[i]));
});

test('nothing broadcasts to nothing', async () => {
  const [none] = await runKernel('Add', { a: { shape: [0, 3], values: [] }, b: { shape: [3], values: [1, 2, 3] } });
  expect(none).toEqual({ shape: [0, 3], dtype: 'float32', values: new Float32Array(0) });
});

test('choices among nothing are nothing, although tfjs leaves the other operand as it is', async () => {
  const [condition, t, e] = [[0], [0], [1]].map((shape) => ({ shape, values: Array(shape[0]!).fill(1) }));
  const none = { shape: [0], dtype: 'float32', values: new Float32Array(0) };
  const flags = { ...condition!, dtype: 'bool' as const };
  expect(await runKernel('Select', { condition: flags, t: t!, e: e! })).toEqual([none]);
  expect(await runKernel('Select', { condition: flags, t: e!, e: t! })).toEqual([none]);
  expect(await runKernel('Select', { condition: { ...e!, dtype: 'bool' }, t: t!, e: e! })).toEqual([none]);
});
