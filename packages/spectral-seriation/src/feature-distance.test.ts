import { expect, test } from 'vitest';
import { seriationCases } from '../test/golden.js';
import { featureDistance } from './feature-distance.js';

test('Jaccard distances of the Munsingen table equal those of R', () => {
  const munsingen = seriationCases('seriation-extra').find(({ name }) => name === 'Munsingen')!;
  const { data } = featureDistance(munsingen.extra!.attributes!, { metric: 'jaccard' });
  munsingen.distance.flat().forEach((expected, p) => {
    expect(data[p]).toBeCloseTo(expected, 9); // the file is rounded to 1e-10
  });
});

test('euclidean, manhattan and correlation', () => {
  const features = [
    [1, 2, 3],
    [3, 1, 7],
    [-2, -4, -6],
  ];
  expect(featureDistance(features).data[1]).toBeCloseTo(Math.sqrt(4 + 1 + 16), 14);
  expect(featureDistance(features, { metric: 'manhattan' }).data[1]).toBe(2 + 1 + 4);
  const correlation = featureDistance(features, { metric: 'correlation' });
  expect(correlation.data[1]).toBeCloseTo(1 - 4 / Math.sqrt(2 * (56 / 3)), 14);
  expect(correlation.data[2]).toBeCloseTo(2, 14);
});

test('rows without variation or attributes', () => {
  expect(
    featureDistance(
      [
        [0.1, 0.1, 0.1],
        [1, 2, 3],
      ],
      { metric: 'correlation' },
    ).data,
  ).toEqual(Float64Array.of(0, 1, 1, 0));
  expect(
    featureDistance(
      [
        [0, 0],
        [0, 0],
      ],
      { metric: 'jaccard' },
    ).data,
  ).toEqual(new Float64Array(4));
});

test('no objects, one object, no features, and the flat form', () => {
  expect(featureDistance([])).toEqual({ data: new Float64Array(0), size: 0 });
  expect(featureDistance([[5]]).data).toEqual(Float64Array.of(0));
  expect(featureDistance([[], []]).data).toEqual(new Float64Array(4));
  expect(featureDistance({ data: Float64Array.of(0, 3), rows: 2, columns: 1 }).data).toEqual(
    Float64Array.of(0, 3, 3, 0),
  );
});

test.each([
  [[[1], [2, 3]], 'featureDistance: `features[1]` must have as many entries as the first row (1), got [2].'],
  [[[1], [Number.NaN]], 'featureDistance: `features[1][0]` must be a finite number, got NaN.'],
  [
    { data: new Float64Array(3), rows: 2, columns: 2 },
    'featureDistance: `features.data` must have rows x columns entries (4), got [3].',
  ],
  [
    { data: new Float64Array(0), rows: -1, columns: 2 },
    'featureDistance: `features.rows` must be an integer of at least 0',
  ],
  [
    { data: new Float64Array(30_000), rows: 30_000, columns: 1 },
    'featureDistance: `features` must have at most 23170 rows as a dense matrix, got 30000. 30000 rows need 6.7 GiB;',
  ],
])('refuses %j', (features, message) => {
  expect(() => featureDistance(features)).toThrow(message);
});

test('refuses an unknown metric', () => {
  expect(() => featureDistance([], { metric: 'l2' as never })).toThrow(
    "featureDistance: `metric` must be 'euclidean' | 'manhattan' | 'jaccard' | 'correlation', got \"l2\".",
  );
});
