import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factorizationGap } from './factorization-gap.js';

test('independent tokens lose nothing, equal ones all but one', () => {
  expect(
    factorizationGap([
      [0.06, 0.14],
      [0.24, 0.56],
    ]).gap,
  ).toBeCloseTo(0, 12);
  const equal = factorizationGap([
    [
      [0.5, 0],
      [0, 0],
    ],
    [
      [0, 0],
      [0, 0.5],
    ],
  ]);
  expect(equal.gap).toBeCloseTo(2 * Math.log(2), 12);
  expect(equal.jointEntropy).toBeCloseTo(Math.log(2), 12);
});

test('one token: nothing to factorise', () => {
  expect(factorizationGap([0.25, 0.75]).gap).toBe(0);
});

test('it is the divergence from the product of the marginals, never below 0', () => {
  const weights = fc
    .array(fc.integer({ min: 0, max: 20 }), { minLength: 6, maxLength: 6 })
    .filter((w) => w.some((x) => x > 0));
  fc.assert(
    fc.property(weights, (w) => {
      const total = w.reduce((a, b) => a + b);
      const p = [0, 1].map((i) => [0, 1, 2].map((j) => w[3 * i + j]! / total));
      const rows = p.map((row) => row.reduce((a, b) => a + b));
      const columns = [0, 1, 2].map((j) => p[0]![j]! + p[1]![j]!);
      let divergence = 0;
      for (const i of [0, 1])
        for (const j of [0, 1, 2])
          if (p[i]![j]! > 0) divergence += p[i]![j]! * Math.log(p[i]![j]! / (rows[i]! * columns[j]!));
      const { gap, sumMarginalEntropy, jointEntropy } = factorizationGap(p);
      expect(gap).toBeCloseTo(divergence, 12);
      expect(gap).toBeGreaterThanOrEqual(0);
      expect(gap).toBeCloseTo(Math.max(0, sumMarginalEntropy - jointEntropy), 12);
    }),
  );
});

test('errors', () => {
  expect(() => factorizationGap([[0.5, 0.5], [0.5]])).toThrow(
    'factorizationGap: `joint[1]` must have 2 entries, as its neighbours, got [1].',
  );
  expect(() => factorizationGap([[0.5, 0.5], 0.5] as never)).toThrow(
    '`joint[1]` must have 2 entries, as its neighbours, got [0].',
  );
  expect(() => factorizationGap([0.5, 0.6])).toThrow('`joint` must sum to 1, got 1.1.');
  expect(() => factorizationGap([1.5, -0.5])).toThrow('`joint[0]` must be a finite number from 0 to 1, got 1.5.');
  expect(() => factorizationGap([])).toThrow('`joint` must sum to 1, got 0.');
});
