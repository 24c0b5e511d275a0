import { createRandom } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { goldenCases } from '../test/golden.js';
import { similarityMatrix } from './index.js';

const random = createRandom(2);
const view = (rows: number, columns: number) =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.normal()));
const cosine = (a: number[], b: number[]) =>
  a.reduce((sum, x, c) => sum + x * b[c]!, 0) / (Math.hypot(...a) * Math.hypot(...b));

test.each(goldenCases('clss', 'clss'))("cosines are those of the authors' code, $name", (given) => {
  const { data } = similarityMatrix([given.features]);
  for (const [k, entry] of given.expected.similarity.flat().entries()) expect(data[k]).toBeCloseTo(entry, 12);
});

test('two views average four products', () => {
  const [a, b] = [view(5, 3), view(5, 3)];
  const gaussian = (x: number[], y: number[]) =>
    Math.exp(-x.reduce((sum, v, c) => sum + (v - y[c]!) ** 2, 0) / (2 * 1.5 ** 2));
  const kernels = {
    cosine,
    shiftedCosine: (x: number[], y: number[]) => (1 + cosine(x, y)) / 2,
    gaussian,
  };
  for (const kernel of ['cosine', 'shiftedCosine', 'gaussian'] as const) {
    const { data, size } = similarityMatrix([a, b], { kernel, ...(kernel === 'gaussian' && { bandwidth: 1.5 }) });
    const k = kernels[kernel];
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) {
        const mean = (k(a[i]!, a[j]!) + k(a[i]!, b[j]!) + k(b[i]!, a[j]!) + k(b[i]!, b[j]!)) / 4;
        expect(data[i * size + j]).toBeCloseTo(mean, 12);
      }
  }
});

test('no rows give an empty matrix, a row of zeros no similarity', () => {
  expect(similarityMatrix([[]])).toEqual({ data: new Float64Array(0), size: 0 });
  expect([
    ...similarityMatrix([
      [
        [0, 0],
        [3, 4],
      ],
    ]).data,
  ]).toEqual([0, 0, 0, 1]);
});

test('errors name the argument', () => {
  expect(() => similarityMatrix([])).toThrow('similarityMatrix: `views` must have at least one view, got [].');
  expect(() => similarityMatrix([[[1, Number.NaN]]])).toThrow(
    'similarityMatrix: `views[0][1]` must be a finite number, got NaN.',
  );
  expect(() =>
    similarityMatrix([
      [[1, 2]],
      [
        [1, 2],
        [3, 4],
      ],
    ]),
  ).toThrow('similarityMatrix: `views` must have the shape of the first view ([1, 2]), got [2, 2].');
  expect(() => similarityMatrix([[[1]]], { kernel: 'dot' as never })).toThrow(
    "similarityMatrix: `kernel` must be 'cosine' | 'shiftedCosine' | 'gaussian', got \"dot\".",
  );
});
