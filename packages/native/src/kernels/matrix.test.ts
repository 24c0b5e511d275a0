import { broadcast_util } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeTargets, runKernel } from '../../test/native.js';
import { createRandom, error, flatten, forEachIndex, normals, sizeOf, type Values } from '../../test/values.js';

interface Case {
  a: Values;
  b: Values;
  transposeA: boolean;
  transposeB: boolean;
}

function lastTwo(shape: readonly number[], transpose: boolean): [number, number] {
  return transpose ? [shape.at(-1)!, shape.at(-2)!] : [shape.at(-2)!, shape.at(-1)!];
}

/** Products summed in float64. */
function product({ a, b, transposeA, transposeB }: Case): Values {
  const [rows, depth] = lastTwo(a.shape, transposeA);
  const [, columns] = lastTwo(b.shape, transposeB);
  const outer = broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const shape = [...outer, rows, columns];
  const values = new Float64Array(sizeOf(shape));
  const [aStep, bStep] = [transposeA ? rows : 1, transposeB ? 1 : columns];
  forEachIndex(shape, (index, flat) => {
    const [batch, [i, j]] = [index.slice(0, -2), index.slice(-2) as [number, number]];
    const left = flatten([...batch, ...(transposeA ? [0, i] : [i, 0])], a.shape);
    const right = flatten([...batch, ...(transposeB ? [j, 0] : [0, j])], b.shape);
    let sum = 0;
    for (let k = 0; k < depth; k++) sum += a.values[left + k * aStep]! * b.values[right + k * bStep]!;
    values[flat] = sum;
  });
  return { shape, values };
}

function operands(
  seed: number,
  [rows, depth, columns]: number[],
  transpose: boolean[],
  batches: number[][] = [[], []],
): Case {
  const random = createRandom(seed);
  const [transposeA, transposeB] = transpose as [boolean, boolean];
  const a = normals(random, [...batches[0]!, ...(transposeA ? [depth!, rows!] : [rows!, depth!])]);
  const b = normals(random, [...batches[1]!, ...(transposeB ? [columns!, depth!] : [depth!, columns!])]);
  return { a, b, transposeA, transposeB };
}

async function errorOf({ a, b, transposeA, transposeB }: Case): Promise<number> {
  const [actual] = await runKernel('BatchMatMul', { a, b }, { transposeA, transposeB });
  return error(actual, product({ a, b, transposeA, transposeB }));
}

/** Whether each operand is transposed. */
const transposes = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
];

describeTargets(() => {
  test('products of any size, transposed or not, equal sums in float64', async () => {
    const size = fc.integer({ min: 1, max: 75 });
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.tuple(size, size, size),
        fc.tuple(fc.boolean(), fc.boolean()),
        async (seed, sizes, transpose) => {
          expect(await errorOf(operands(seed, sizes, transpose))).toBeLessThan(1e-5);
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([
    [210, 400, 40],
    [30, 900, 70],
    [13, 8, 2100],
    [1, 500, 300],
    [300, 500, 1],
  ] as [number, number, number][])('%i x %i x %i, larger than the blocks', async (...sizes) => {
    for (const transpose of transposes)
      expect(await errorOf(operands(7, sizes, transpose))).toBeLessThan(4e-6 * Math.sqrt(sizes[1]));
  });

  test('bias and activation follow the product', async () => {
    const { a, b, transposeA, transposeB } = operands(3, [37, 20, 45], [false, false]);
    const bias = normals(createRandom(4), [45]);
    const functions: Record<string, (x: number) => number> = {
      linear: (x) => x,
      relu: (x) => Math.max(x, 0),
      relu6: (x) => Math.min(Math.max(x, 0), 6),
      elu: (x) => (x >= 0 ? x : Math.expm1(x)),
      sigmoid: (x) => 1 / (1 + Math.exp(-x)),
      leakyrelu: (x) => (x >= 0 ? x : 0.3 * x),
    };
    for (const [activation, f] of Object.entries(functions)) {
      const plain = product({ a, b, transposeA, transposeB });
      const values = Float64Array.from(plain.values, (x, i) => f(x + bias.values[i % 45]!));
      const attributes = { transposeA, transposeB, activation, leakyreluAlpha: 0.3 };
      const [actual] = await runKernel('_FusedMatMul', { a, b, bias }, attributes);
      expect(error(actual, { shape: plain.shape, values }), activation).toBeLessThan(1e-5);
    }
  });
});

test.each([
  [[5], [5]],
  [[5], []],
  [[], [5]],
  [[2, 1], [3]],
  [
    [2, 1, 2],
    [1, 3, 1],
  ],
])('batches %j and %j meet as shapes do', async (...batches) => {
  for (const transpose of transposes)
    expect(await errorOf(operands(1, [6, 5, 4], transpose, batches))).toBeLessThan(1e-5);
});

test('a bias of the shape of the product, and slopes per column', async () => {
  const { a, b } = operands(3, [4, 5, 6], [false, false]);
  const bias = normals(createRandom(8), [4, 6]);
  const preluActivationWeights = normals(createRandom(9), [6]);
  const attributes = { transposeA: false, transposeB: false, activation: 'prelu' };
  const [actual] = await runKernel('_FusedMatMul', { a, b, bias, preluActivationWeights }, attributes);
  const plain = product({ a, b, transposeA: false, transposeB: false });
  const values = Float64Array.from(plain.values, (x, i) => {
    const sum = x + bias.values[i]!;
    return sum >= 0 ? sum : sum * preluActivationWeights.values[i % 6]!;
  });
  expect(error(actual, { shape: [4, 6], values })).toBeLessThan(1e-5);
});

test('nothing to sum is zero, and NaN stays', async () => {
  const attributes = { transposeA: false, transposeB: false };
  const [empty] = await runKernel(
    'BatchMatMul',
    { a: { shape: [2, 0], values: [] }, b: { shape: [0, 3], values: [] } },
    attributes,
  );
  expect(empty).toEqual({ shape: [2, 3], dtype: 'float32', values: new Float32Array(6) });
  const [spoilt] = await runKernel(
    'BatchMatMul',
    { a: { shape: [2, 2], values: [Number.NaN, 1, 0, 1] }, b: { shape: [2, 2], values: [1, 2, 3, 4] } },
    attributes,
  );
  expect(Array.from(spoilt!.values)).toEqual([Number.NaN, Number.NaN, 3, 4]);
});
