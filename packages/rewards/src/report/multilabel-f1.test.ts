import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LabelValue } from './chexpert-labels.js';
import { multilabelF1 } from './multilabel-f1.js';

const labels = ['a', 'constructor', '__proto__'];
const value = fc.constantFrom<LabelValue>(1, 0, -1, null);
const rows = fc
  .array(fc.tuple(fc.tuple(value, value, value), fc.tuple(value, value, value)), { minLength: 1, maxLength: 8 })
  .map((pairs) => ({ reference: pairs.map(([r]) => r), hypothesis: pairs.map(([, h]) => h) }));

test('micro, macro and samples from their definitions, for each policy of uncertain labels', () => {
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom('positive' as const, 'negative' as const, 'ignore' as const),
      (pair, uncertain) => {
        const { reference, hypothesis } = pair;
        const result = multilabelF1(reference, hypothesis, { labels, uncertain });
        const isPositive = (v: LabelValue) => v === 1 || (v === -1 && uncertain === 'positive');
        const cells = reference.flatMap((row, i) =>
          row.map((wanted, k) => ({ i, k, wanted, given: hypothesis[i]![k]! })),
        );
        const used = cells.filter((c) => uncertain !== 'ignore' || (c.wanted !== -1 && c.given !== -1));
        const f1 = (of: typeof used) => {
          const wanted = of.filter((c) => isPositive(c.wanted)).length;
          const given = of.filter((c) => isPositive(c.given)).length;
          const both = of.filter((c) => isPositive(c.wanted) && isPositive(c.given)).length;
          return wanted + given === 0 ? 0 : (2 * both) / (wanted + given);
        };
        const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
        expect(result.micro.f1).toBeCloseTo(f1(used), 12);
        expect(result.macro.f1).toBeCloseTo(mean(labels.map((_, k) => f1(used.filter((c) => c.k === k)))), 12);
        expect(result.samples.f1).toBeCloseTo(mean(reference.map((_, i) => f1(used.filter((c) => c.i === i)))), 12);
      },
    ),
  );
});

test('swapping the sides swaps precision and recall', () => {
  fc.assert(
    fc.property(rows, ({ reference, hypothesis }) => {
      const { micro } = multilabelF1(reference, hypothesis, { labels });
      const swapped = multilabelF1(hypothesis, reference, { labels }).micro;
      expect([swapped.recall, swapped.precision, swapped.f1]).toEqual([micro.precision, micro.recall, micro.f1]);
    }),
  );
});

test('a subset counts only its labels, in its order; nothing to count is the value of 0 / 0', () => {
  const { perLabel, micro } = multilabelF1([[1, 1, 0]], [[0, 1, 0]], { labels, subset: ['__proto__', 'constructor'] });
  expect(perLabel.map(({ label, f1, support }) => [label, f1, support])).toEqual([
    ['__proto__', 0, 0],
    ['constructor', 1, 1],
  ]);
  expect(micro.f1).toBe(1);
  expect(multilabelF1([], [], { labels, zeroDivision: 1 }).samples).toEqual({ precision: 1, recall: 1, f1: 1 });
  expect(multilabelF1([[0, 0, 0]], [[null, null, 0]], { labels }).macro.f1).toBe(0);
});

test('errors name the argument', () => {
  expect(() => multilabelF1([[1]], [], { labels: ['a'] })).toThrow('`hypothesis` must have one row per row');
  expect(() => multilabelF1([[1, 1]], [[1, 1]], { labels: ['a'] })).toThrow('`reference[0]` must have one entry per');
  expect(() => multilabelF1([[1]], [[Number.NaN as never]], { labels: ['a'] })).toThrow('`hypothesis[0][0]` must be 1');
  expect(() => multilabelF1([], [], { subset: ['Oedema'] })).toThrow('`subset[0]` must be one of `labels`, got');
  expect(() => multilabelF1([], [], { zeroDivision: 2 as never })).toThrow(
    '`zeroDivision` must be an integer from 0 to 1',
  );
});
