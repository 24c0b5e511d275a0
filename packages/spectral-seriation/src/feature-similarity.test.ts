import { expect, test } from 'vitest';
import { featureSimilarity } from './feature-similarity.js';

test('cosine and shifted cosine, whatever the length of the rows', () => {
  const features = [
    [3, 4],
    [-8, 6],
    [1e200, 1e200],
    [0, 0],
  ];
  const cosine = featureSimilarity(features).data;
  expect(cosine[0]).toBeCloseTo(1, 15);
  expect(cosine[1]).toBeCloseTo(0, 15);
  expect(cosine[2]).toBeCloseTo(7 / (5 * Math.SQRT2), 15);
  expect(cosine.subarray(12)).toEqual(new Float64Array(4)); // a row of zeros, its own entry included
  expect(featureSimilarity(features, { kernel: 'shiftedCosine' }).data).toEqual(cosine.map((c) => (1 + c) / 2));
});

test('shared attributes are counted, and a Gaussian is 1 at distance 0', () => {
  const table = [
    [1, 1, 0, 1],
    [0, 1, 1, 1],
  ];
  expect(featureSimilarity(table, { kernel: 'sharedAttributes' }).data).toEqual(Float64Array.of(3, 2, 2, 3));
  expect(featureSimilarity(table, { kernel: 'gaussian' }).data[1]).toBeCloseTo(Math.exp(-0.5), 15);
  expect(featureSimilarity(table, { kernel: 'gaussian', bandwidth: 1 }).data[1]).toBeCloseTo(Math.exp(-1), 15);
});

test('no objects and one object', () => {
  expect(featureSimilarity([])).toEqual({ data: new Float64Array(0), size: 0 });
  expect(featureSimilarity([[2]]).data).toEqual(Float64Array.of(1));
});

test.each([
  [[[1], [2, 3]], {}, 'featureSimilarity: `features[1]` must have as many entries as the first row (1), got [2].'],
  [[[Infinity]], {}, 'featureSimilarity: `features[0][0]` must be a finite number, got Infinity.'],
  [
    [],
    { kernel: 'dot' as never },
    "featureSimilarity: `kernel` must be 'cosine' | 'shiftedCosine' | 'gaussian' | 'sharedAttributes', got \"dot\".",
  ],
  [
    [[1], [2]],
    { kernel: 'gaussian', bandwidth: -1 } as const,
    'featureSimilarity: `bandwidth` must be a finite number above 0, got -1.',
  ],
])('refuses %j %j', (features, options, message) => {
  expect(() => featureSimilarity(features, options)).toThrow(message);
});
