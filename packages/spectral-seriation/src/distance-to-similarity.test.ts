import { expect, test } from 'vitest';
import { badDistances } from '../test/inputs.js';
import { distanceToSimilarity } from './distance-to-similarity.js';

const distance = [
  [0, 1, 4],
  [1, 0, 2],
  [4, 2, 0],
];
const rows = (similarity: { data: Float64Array; size: number }) =>
  Array.from({ length: similarity.size }, (_, i) =>
    Array.from(similarity.data.subarray(i * similarity.size, (i + 1) * similarity.size)),
  );

test('reciprocal is 1 / (1 + d), linear is max d - d', () => {
  expect(rows(distanceToSimilarity(distance))).toEqual([
    [1, 1 / 2, 1 / 5],
    [1 / 2, 1, 1 / 3],
    [1 / 5, 1 / 3, 1],
  ]);
  expect(rows(distanceToSimilarity(distance, { kernel: 'linear' }))).toEqual([
    [4, 3, 0],
    [3, 4, 2],
    [0, 2, 4],
  ]);
});

test('the default bandwidth is the median of the distances above 0', () => {
  const gaussian = rows(distanceToSimilarity(distance, { kernel: 'gaussian' }));
  expect(gaussian[0]).toEqual([1, Math.exp(-1 / 8), Math.exp(-2)]);
  const exponential = rows(distanceToSimilarity(distance, { kernel: 'exponential' }));
  expect(exponential[0]).toEqual([1, Math.exp(-1 / 2), Math.exp(-2)]);
  expect(distanceToSimilarity(distance, { kernel: 'gaussian', bandwidth: 2 })).toEqual(
    distanceToSimilarity(distance, { kernel: 'gaussian' }),
  );
  const duplicates = [
    [0, 0, 0, 3],
    [0, 0, 0, 3],
    [0, 0, 0, 3],
    [3, 3, 3, 0],
  ];
  expect(distanceToSimilarity(duplicates, { kernel: 'exponential' }).data[3]).toBe(Math.exp(-1));
});

test.each(['reciprocal', 'linear', 'gaussian', 'exponential'] as const)('%s of equal objects has no NaN', (kernel) => {
  expect(
    distanceToSimilarity(
      [
        [0, 0],
        [0, 0],
      ],
      { kernel },
    ).data.every((s) => s === (kernel === 'linear' ? 0 : 1)),
  ).toBe(true);
  expect(distanceToSimilarity([], { kernel })).toEqual({ data: new Float64Array(0), size: 0 });
  expect(distanceToSimilarity([[0]], { kernel }).data).toEqual(Float64Array.of(kernel === 'linear' ? 0 : 1));
});

test('a CSR distance keeps its pattern: what is not stored has similarity 0', () => {
  const neighbours = { rowPointers: [0, 1, 3, 4], columnIndices: [1, 0, 2, 1], values: [1, 1, 3, 3], size: 3 };
  expect(distanceToSimilarity(neighbours)).toEqual({ ...neighbours, values: Float64Array.of(0.5, 0.5, 0.25, 0.25) });
  expect(neighbours.values).toEqual([1, 1, 3, 3]);
  expect(() => distanceToSimilarity({ ...neighbours, values: [-1, -1, 3, 3] })).toThrow(
    'distanceToSimilarity: `distance.values[0]` must be at least 0, got -1.',
  );
});

test('a diagonal that round-off left above 0 is read as 0', () => {
  expect(
    distanceToSimilarity([
      [1e-9, 1],
      [1, 0],
    ]).data,
  ).toEqual(Float64Array.of(1, 0.5, 0.5, 1));
});

test.each(badDistances)('refuses %s', (_, bad, message) => {
  expect(() => distanceToSimilarity(bad)).toThrow(`distanceToSimilarity${message}`);
});

test.each([
  [
    { kernel: 'rbf' as never },
    "distanceToSimilarity: `kernel` must be 'reciprocal' | 'linear' | 'gaussian' | 'exponential', got \"rbf\".",
  ],
  [{ bandwidth: 0 }, 'distanceToSimilarity: `bandwidth` must be a finite number above 0, got 0.'],
  [{ bandwidth: Number.NaN }, 'distanceToSimilarity: `bandwidth` must be a finite number above 0, got NaN.'],
])('refuses the options %j', (options, message) => {
  expect(() => distanceToSimilarity(distance, options)).toThrow(message);
});
