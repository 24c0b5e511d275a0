import { createRandom } from '@cairn-ml/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { semiSupervisedSeriation } from './semi-supervised-seriation.js';

const unknown = Number.NaN;
const path = (n: number) =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j): number => (Math.abs(i - j) === 1 ? 1 : 0)));

test('on a path scores are linear between the labels and constant beyond them', () => {
  const { scores, order, ranking } = semiSupervisedSeriation(path(6), [unknown, 10, unknown, unknown, 4, unknown]);
  for (const [i, value] of [10, 10, 8, 6, 4, 4].entries()) expect(scores[i]).toBeCloseTo(value, 12);
  expect(order[2]).toBe(3);
  expect(ranking[3]).toBe(2);
});

test('every unlabelled score is the mean of its neighbours, weighted by similarity', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 15 }), fc.nat(), (n, seed) => {
      const random = createRandom(seed);
      const rows = path(n);
      for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) rows[i]![j] = rows[j]![i] = random.uniform();
      const labels = Array.from({ length: n }, (_, i) =>
        i === 0 || random.uniform() < 0.3 ? random.normal() : unknown,
      );
      const { scores } = semiSupervisedSeriation(rows, labels);
      for (let i = 0; i < n; i++) {
        if (!Number.isNaN(labels[i]!)) expect(scores[i]).toBe(labels[i]);
        else {
          let [sum, weight] = [0, 0];
          for (let j = 0; j < n; j++)
            if (j !== i) [sum, weight] = [sum + rows[i]![j]! * scores[j]!, weight + rows[i]![j]!];
          expect(scores[i]).toBeCloseTo(sum / weight, 9);
        }
      }
    }),
  );
});

test('CSR gives the same; a ridge pulls to the mean label', () => {
  const labels = [0, unknown, 8, 8];
  const csr = { rowPointers: [0, 1, 3, 5, 6], columnIndices: [1, 0, 2, 1, 3, 2], values: [1, 1, 1, 1, 1, 1], size: 4 };
  for (const similarity of [path(4), csr]) {
    expect(semiSupervisedSeriation(similarity, labels).scores[1]).toBeCloseTo(4, 13);
    // (2 + 0.5 x 2) (r - 16/3) = (0 - 16/3) + (8 - 16/3)
    expect(semiSupervisedSeriation(similarity, labels, { ridge: 0.5 }).scores[1]).toBeCloseTo(40 / 9, 13);
  }
});

test('equal labels: equal scores, index order; all labelled: their order', () => {
  expect(Array.from(semiSupervisedSeriation(path(4), [2, unknown, unknown, 2]).order)).toEqual([0, 1, 2, 3]);
  expect(Array.from(semiSupervisedSeriation(path(3), [5, 1, 3]).order)).toEqual([1, 2, 0]);
  expect(semiSupervisedSeriation([], [])).toMatchObject({ order: new Int32Array(0) });
});

test('cosines, some negative, where allowed', () => {
  const angles = [0, 0.4, 1.1, 1.9];
  const rows = angles.map((a) => angles.map((b) => Math.cos(a - b)));
  expect(() => semiSupervisedSeriation(rows, [0, unknown, unknown, 1])).toThrow(
    '`similarity[0][3]` must be at least 0',
  );
  expect(Array.from(semiSupervisedSeriation(rows, [0, unknown, unknown, 1], { allowNegative: true }).order)).toEqual([
    0, 1, 2, 3,
  ]);
});

test('bad input', () => {
  expect(() => semiSupervisedSeriation(path(2), [unknown, unknown])).toThrow(
    'semiSupervisedSeriation: `labels` must hold a number in every connected component, got [0, 1]. Label one of these',
  );
  expect(() =>
    semiSupervisedSeriation(
      [
        [0, 1, 0],
        [1, 0, 0],
        [0, 0, 0],
      ],
      [1, unknown, unknown],
    ),
  ).toThrow('every connected component, got [2].');
  expect(() => semiSupervisedSeriation(path(2), [1])).toThrow(
    '`labels` must have one entry per item, NaN where unknown (2), got [1].',
  );
  expect(() => semiSupervisedSeriation(path(2), [1, Infinity])).toThrow(
    '`labels[1]` must be a finite number, or NaN where unknown, got Infinity.',
  );
  expect(() => semiSupervisedSeriation(path(2), [1, 2], { ridge: -1 })).toThrow(
    '`ridge` must be a finite number of at least 0, got -1.',
  );
});
