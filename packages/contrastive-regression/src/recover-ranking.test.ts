import { createRandom, kendallTau } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { goldenCases } from '../test/golden.js';
import { recoverRanking, similarityMatrix } from './index.js';

const unknown = Number.NaN;
const path = [
  [0, 1, 0, 0],
  [1, 0, 1, 0],
  [0, 1, 0, 1],
  [0, 0, 1, 0],
];

test.each(goldenCases('clss', 'clss').filter((given) => given.rank_unique_up_to_flip))(
  "without labels it is the ranking of the authors' code or its reverse, $name",
  ({ features, expected }) => {
    const { ranking, method } = recoverRanking(similarityMatrix([features]));
    expect([expected.ranking, expected.ranking_flipped]).toContainEqual([...ranking]);
    expect(method).toBe('fiedler');
  },
);

test.each(goldenCases('clss', 'gclss').filter((given) => given.ranking_unique))(
  "with labels it is the ranking of the authors' code, $name",
  (given) => {
    const joint = similarityMatrix([[...given.unlabelled_features, ...given.labelled_features]]);
    const labels = [...given.unlabelled_features.map(() => unknown), ...given.labels];
    const { ranking, items } = recoverRanking(joint, { labels });
    expect([...ranking]).toEqual(given.expected.ranking);
    expect([...items]).toEqual([...ranking.keys()]);
  },
);

test('labels fix the scores and the direction', () => {
  const { scores, ranking, items, method } = recoverRanking(path, { labels: [30, unknown, unknown, 0] });
  expect([...items]).toEqual([1, 2]);
  expect(scores[0]).toBeCloseTo(20, 10);
  expect(scores[1]).toBeCloseTo(10, 10);
  expect([[...ranking], method]).toEqual([[1, 0], 'harmonic']);
  const drawn = recoverRanking(path, { labels: [30, unknown, unknown, 0], ridge: 1e6 }).scores;
  for (const score of drawn) expect(score).toBeCloseTo(15, 3);
});

test('an arc with noise: labels help', () => {
  const random = createRandom(4);
  const angles = Array.from({ length: 24 }, (_, i) => (i * 1.4) / 24);
  const features = angles.map((angle) => {
    const axis = [Math.cos(angle), Math.sin(angle)];
    return Array.from({ length: 40 }, (_, c) => (axis[c] ?? 0) + random.normal(0, 0.08));
  });
  const labels = angles.map((angle, i) => (i % 3 === 0 ? 50 * angle : unknown));
  const { ranking, items } = recoverRanking(similarityMatrix([features]), { labels });
  expect(kendallTau(ranking, items)).toBeGreaterThan(0.7);
});

test('degenerate cases are named, and have a ranking', () => {
  const identity = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  expect(recoverRanking(identity)).toMatchObject({ ranking: Int32Array.of(0, 1, 2), degenerate: 'disconnected' });
  const ones = [
    [1, 1, 1],
    [1, 1, 1],
    [1, 1, 1],
  ];
  const same = recoverRanking(ones);
  expect([same.degenerate, [...same.ranking].sort()]).toEqual(['multipleFiedlerValue', [0, 1, 2]]);
  const equal = recoverRanking(path, { labels: [5, unknown, unknown, 5] });
  expect(equal).toMatchObject({
    items: Int32Array.of(1, 2),
    ranking: Int32Array.of(0, 1),
    method: 'fiedler',
    degenerate: 'equalLabels',
  });
  expect(recoverRanking(path, { labels: [5, unknown, unknown, unknown] }).degenerate).toBe('equalLabels');
  const alone = [
    [1, 0.5, 0, 0.5],
    [0.5, 1, 0, 0.2],
    [0, 0, 0, 0],
    [0.5, 0.2, 0, 1],
  ];
  const apart = recoverRanking(alone, { labels: [10, 20, unknown, unknown] });
  expect([apart.degenerate, apart.scores[0], [...apart.ranking]]).toEqual(['unreachableItems', 15, [1, 0]]);
  expect(recoverRanking(path).degenerate).toBeUndefined();
});

test('none, one, and two items', () => {
  expect([...recoverRanking([]).ranking]).toEqual([]);
  expect([...recoverRanking([[1]]).ranking]).toEqual([0]);
  expect([
    ...recoverRanking([
      [1, 0.5],
      [0.5, 1],
    ]).ranking,
  ]).toEqual([0, 1]);
  expect([...recoverRanking(path, { labels: [1, 2, 3, 4] }).ranking]).toEqual([]);
  expect([...recoverRanking(path, { labels: [1, 2, unknown, 4] }).ranking]).toEqual([0]);
});

test('errors name the argument', () => {
  expect(() => recoverRanking([[1, 2]])).toThrow('recoverRanking: `similarity');
  expect(() => recoverRanking(path, { labels: [1] })).toThrow(
    'recoverRanking: `labels` must have one entry per item, NaN where unknown (4), got [1].',
  );
  expect(() => recoverRanking(path, { labels: [1, 2, 3, Number.POSITIVE_INFINITY] })).toThrow(
    'recoverRanking: `labels[3]` must be a finite number, or NaN where unknown, got Infinity.',
  );
  expect(() => recoverRanking(path, { ridge: -1 })).toThrow(
    'recoverRanking: `ridge` must be a finite number of at least 0, got -1.',
  );
});
