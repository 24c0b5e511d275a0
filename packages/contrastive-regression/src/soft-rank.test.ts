import { createRandom } from '@cairn-ml/numeric';
import { describe, expect, test } from 'vitest';
import { goldenCases } from '../test/golden.js';
import { expectJacobian } from '../test/jacobian.js';
import { softRank } from './index.js';

const unit = (count: number, k: number) => Array.from({ length: count }, (_, i) => (i === k ? 1 : 0));

test.each(goldenCases('contrastive-losses', 'soft_rank'))(
  'ranks and Jacobian are those of fast-soft-sort, $name',
  (given) => {
    const { regularization_strength: strength, direction, regularization } = given.params;
    const { values } = given.inputs;
    const result = softRank(values, { strength, direction: direction.toLowerCase(), regularization });
    for (const [i, rank] of result.ranks.entries()) expect(rank).toBeCloseTo(given.expected.ranks[i], 9);
    for (let k = 0; k < values.length; k++) {
      const [column, row] = [result.jacobianProduct(unit(values.length, k)), result.gradient(unit(values.length, k))];
      for (let i = 0; i < values.length; i++) {
        expect(column[i]).toBeCloseTo(given.expected.jacobian[i][k], 9);
        expect(row[i]).toBeCloseTo(given.expected.jacobian[k][i], 9);
      }
    }
  },
);

describe.each(['l2', 'kl'] as const)('%s', (regularization) => {
  const random = createRandom(3);
  const values = Array.from({ length: 40 }, () => random.normal());

  test('a small strength gives the hard ranks', () => {
    const ranks = softRank(values, { regularization, strength: 1e-5 }).ranks;
    const sorted = [...values].sort((a, b) => a - b);
    for (const [i, rank] of ranks.entries()) expect(rank).toBeCloseTo(sorted.indexOf(values[i]!) + 1, 8);
  });

  test('ranks add up to those of a permutation, and order the values', () => {
    const { ranks } = softRank(values, { regularization, strength: 0.3 });
    expect(ranks.reduce((a, b) => a + b, 0)).toBeCloseTo(820, 8);
    const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
    for (let k = 1; k < order.length; k++) expect(ranks[order[k]!]! - ranks[order[k - 1]!]!).toBeGreaterThan(-1e-12);
  });

  test('the gradient is that of differences, and the transpose of the product', () => {
    const options = { regularization, strength: 0.5, direction: 'descending' } as const;
    const of = (moved: readonly number[]) => softRank(moved, options).ranks;
    expectJacobian(values, of, softRank(values, options), random);
  });

  test('equal values have equal ranks; one value has rank 1, none has none', () => {
    const { ranks } = softRank([2, 5, 2, 2], { regularization, strength: 0.1 });
    expect(ranks[0]).toBeCloseTo(ranks[2]!, 12);
    expect(ranks[3]).toBeCloseTo(ranks[2]!, 12);
    expect([...softRank([7], { regularization }).ranks]).toEqual([1]);
    expect([...softRank([], { regularization }).ranks]).toEqual([]);
  });
});

test('a hundred thousand values take no quadratic time', () => {
  const random = createRandom(1);
  const values = Float64Array.from({ length: 1e5 }, () => random.normal());
  const { ranks, gradient } = softRank(values, { strength: 10 });
  expect(ranks.reduce((a, b) => a + b, 0) / 1e5).toBeCloseTo((1e5 + 1) / 2, 4);
  expect(gradient(values)).toHaveLength(1e5);
});

test('errors name the argument', () => {
  expect(() => softRank([1, Number.NaN])).toThrow('softRank: `values[1]` must be a finite number, got NaN.');
  expect(() => softRank([1], { strength: 0 })).toThrow('softRank: `strength` must be above 0, got 0.');
  expect(() => softRank([1], { direction: 'up' as never })).toThrow(
    "softRank: `direction` must be 'ascending' | 'descending', got \"up\".",
  );
  expect(() => softRank([1, 2]).gradient([1])).toThrow(
    'softRank: `vector` must have one entry per value (2), got [1].',
  );
});
