import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kendallTau } from './kendall-tau.js';
import { type KendallTestOptions, kendallTest } from './kendall-test.js';
import { createRandom } from './random.js';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

/** Every order of 0 to n - 1. */
function permutations(n: number): number[][] {
  if (n === 0) return [[]];
  return permutations(n - 1).flatMap((rest) => upTo(n).map((at) => [...rest.slice(0, at), n - 1, ...rest.slice(at)]));
}

test('exact p-values are shares of all permutations', () => {
  for (const n of [2, 3, 4, 5, 6]) {
    const x = upTo(n);
    const all = permutations(n).map((y) => ({ y, tau: kendallTau(x, y) }));
    for (const { y, tau } of all) {
      const share = (isExtreme: (other: number) => boolean) =>
        all.filter((other) => isExtreme(other.tau)).length / all.length;
      const pValue = (options: KendallTestOptions) => kendallTest(x, y, { method: 'exact', ...options }).pValue;
      expect(pValue({ alternative: 'greater' })).toBeCloseTo(
        share((other) => other >= tau),
        14,
      );
      expect(pValue({ alternative: 'less' })).toBeCloseTo(
        share((other) => other <= tau),
        14,
      );
      expect(pValue({})).toBeCloseTo(
        share((other) => Math.abs(other) >= Math.abs(tau)),
        14,
      );
    }
  }
});

test('tiny p-values are accurate relative to their size', () => {
  // scipy 1.10.1 kendalltau of 0 to n - 1 with neighbours swapped
  for (const [n, exact, asymptotic] of [
    [120, 6.0515147929059315e-151, 4.384817850849727e-57],
    [200, 5.9109480620260684e-294, 2.9900124739594374e-96],
  ] as const) {
    const y = upTo(n).map((i) => i ^ 1);
    expect(kendallTest(upTo(n), y, { method: 'exact' }).pValue / exact).toBeCloseTo(1, 11);
    expect(kendallTest(upTo(n), y, { method: 'asymptotic' }).pValue / asymptotic).toBeCloseTo(1, 11);
  }
});

test("'auto' is exact without ties up to 33 observations, or with at most one pair out of order", () => {
  const random = createRandom(5);
  const method = (x: ArrayLike<number>, y: ArrayLike<number>) => kendallTest(x, y).method;
  expect(method(upTo(33), random.permutation(33))).toBe('exact');
  expect(method(upTo(34), random.permutation(34))).toBe('asymptotic');
  expect(method([1, 2, 3, 4], [1, 2, 2, 3])).toBe('asymptotic');
  expect(method([1, 2, 2, 3], [1, 2, 3, 4])).toBe('asymptotic');
  const swapped = upTo(5000);
  swapped[7] = 8;
  swapped[8] = 7;
  expect(method(upTo(5000), swapped)).toBe('exact');
  expect(method(upTo(5000), swapped.reverse())).toBe('exact');
  expect(kendallTest(upTo(1_000_000), upTo(1_000_000))).toEqual({ tau: 1, pValue: 0, method: 'exact' });
});

test('the two one-sided p-values overlap by the probability of the observed coefficient', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer(), fc.integer({ min: 0, max: 9 })), { minLength: 3 }), (points) => {
      const x = points.map(([value]) => value);
      const y = points.map(([, value]) => value);
      const pValue = (options: KendallTestOptions) => kendallTest(x, y, options).pValue;
      if (Number.isNaN(pValue({}))) return;
      const [less, greater] = [pValue({ alternative: 'less' }), pValue({ alternative: 'greater' })];
      if (kendallTest(x, y).method === 'asymptotic') expect(less + greater).toBeCloseTo(1, 14);
      else expect(less + greater).toBeGreaterThanOrEqual(1);
      expect(pValue({})).toBeCloseTo(Math.min(1, 2 * Math.min(less, greater)), 13);
    }),
  );
});

test('the p-value is the same for every variant', () => {
  const [x, y] = [
    [1, 2, 2, 3, 4],
    [2, 1, 3, 3, 4],
  ];
  const results = (['a', 'b', 'c', 'gamma'] as const).map((variant) => kendallTest(x, y, { variant }));
  expect(new Set(results.map(({ pValue }) => pValue)).size).toBe(1);
  expect(results.map(({ tau }) => tau)).toEqual(
    (['a', 'b', 'c', 'gamma'] as const).map((variant) => kendallTau(x, y, { variant })),
  );
});

test('the p-value is NaN where the test is undefined', () => {
  expect(kendallTest([], []).pValue).toBeNaN();
  expect(kendallTest([1], [2]).pValue).toBeNaN();
  expect(kendallTest([1, 2, 3], [4, 4, 4]).pValue).toBeNaN();
  expect(kendallTest([1, 2, 3], [4, 4, 4], { method: 'exact' }).pValue).toBeNaN();
  expect(kendallTest([1, 2], [3, 4], { method: 'asymptotic' }).pValue).toBeNaN();
  expect(kendallTest([1, 2], [4, 3])).toEqual({ tau: -1, pValue: 1, method: 'exact' });
});

test('bad input is refused', () => {
  expect(() => kendallTest([1, 2, 2], [1, 2, 3], { method: 'exact' })).toThrow(
    "kendallTest: `method` must not be 'exact' for values with ties, got \"exact\". Use 'auto' or 'asymptotic'.",
  );
  expect(() => kendallTest([1], [1, 2])).toThrow('kendallTest: `y` must have one entry per entry of `x` (1), got [2].');
  expect(() => kendallTest([1, Number.NaN], [1, 2])).toThrow('kendallTest: `x[1]` must be a number, got NaN.');
  expect(() => kendallTest([1], [1], { method: 'fast' } as unknown as KendallTestOptions)).toThrow(
    "kendallTest: `method` must be 'auto' | 'exact' | 'asymptotic', got \"fast\".",
  );
  expect(() => kendallTest([1], [1], { alternative: 'up' } as unknown as KendallTestOptions)).toThrow(
    "kendallTest: `alternative` must be 'two-sided' | 'less' | 'greater', got \"up\".",
  );
});
