import { createRandom } from '@cairn-ml/numeric';
import { describe, expect, test } from 'vitest';
import { goldenCases } from '../test/golden.js';
import { expectJacobian } from '../test/jacobian.js';
import { softSort } from './index.js';

test.each(goldenCases('contrastive-losses', 'soft_sort'))(
  'sorted values are those of fast-soft-sort, $name',
  (given) => {
    const { regularization_strength: strength, direction, regularization } = given.params;
    const { sorted } = softSort(given.inputs.values, { strength, direction: direction.toLowerCase(), regularization });
    for (const [i, value] of sorted.entries()) expect(value).toBeCloseTo(given.expected.sorted[i], 9);
  },
);

describe.each(['l2', 'kl'] as const)('%s', (regularization) => {
  const random = createRandom(4);
  const values = Array.from({ length: 30 }, () => random.normal());

  test('a small strength sorts, in both directions', () => {
    const ascending = [...values].sort((a, b) => a - b);
    const up = softSort(values, { regularization, strength: 1e-4 }).sorted;
    const down = softSort(values, { regularization, strength: 1e-4, direction: 'descending' }).sorted;
    for (const [i, value] of ascending.entries()) {
      expect(up[i]).toBeCloseTo(value, 6);
      expect(down[29 - i]).toBeCloseTo(value, 6);
    }
  });

  test('the gradient is that of differences, and the transpose of the product', () => {
    const options = { regularization, strength: 0.7 } as const;
    const of = (moved: readonly number[]) => softSort(moved, options).sorted;
    expectJacobian(values, of, softSort(values, options), random);
  });
});

test('none gives none, and errors name the argument', () => {
  expect([...softSort([]).sorted]).toEqual([]);
  expect([...softSort([3]).sorted]).toEqual([3]);
  expect(() => softSort([1], { regularization: 'l1' as never })).toThrow(
    "softSort: `regularization` must be 'l2' | 'kl', got \"l1\".",
  );
});
