import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selectByEntropyBound, selectByFactor, selectByThreshold, selectTopK } from './select-tokens.js';

const scores = fc.array(
  fc.integer({ min: 0, max: 100 }).map((x) => x / 100),
  { maxLength: 12 },
);

test('top k: none that is left out is larger, ties go to the left, ascending', () => {
  expect(Array.from(selectTopK([0.5, 0.9, 0.5, 0.5], 2))).toEqual([0, 1]);
  expect(selectTopK([1, 2], 0)).toHaveLength(0);
  expect(Array.from(selectTopK([1, 2], 9))).toEqual([0, 1]);
  fc.assert(
    fc.property(scores, fc.nat({ max: 14 }), (list, k) => {
      const chosen = Array.from(selectTopK(list, k));
      expect(chosen).toHaveLength(Math.min(k, list.length));
      expect(chosen).toEqual(chosen.slice().sort((a, b) => a - b));
      const rest = list.filter((_, i) => !chosen.includes(i));
      const least = Math.min(...chosen.map((i) => list[i]!));
      for (const other of rest) expect(other).toBeLessThanOrEqual(chosen.length > 0 ? least : Infinity);
    }),
  );
});

test('threshold: all that reach it, and always the first of the largest', () => {
  fc.assert(
    fc.property(scores, fc.integer({ min: 0, max: 100 }), (list, percent) => {
      const best = list.indexOf(Math.max(...list));
      const expected = list.flatMap((c, i) => (c >= percent / 100 || i === best ? [i] : []));
      expect(Array.from(selectByThreshold(list, percent / 100))).toEqual(expected);
    }),
  );
});

test('factor: by the definition of the largest m that passes; released takes the last when it is alone', () => {
  fc.assert(
    fc.property(scores, fc.integer({ min: 0, max: 30 }), (list, tenth) => {
      const factor = tenth / 10;
      const falling = list.slice().sort((a, b) => b - a);
      const passes = falling.map((c, j) => j === 0 || c >= 1 - factor / (j + 2));
      const m = passes.includes(false) ? passes.indexOf(false) : list.length;
      expect(selectByFactor(list, factor)).toHaveLength(m);
      const released = selectByFactor(list, factor, { released: true });
      expect(released).toHaveLength(m === list.length - 1 ? list.length : m);
    }),
  );
});

test('entropy bound: the longest prefix that keeps it, at least one token', () => {
  fc.assert(
    fc.property(scores, fc.integer({ min: 0, max: 200 }), (list, percent) => {
      const gamma = percent / 100;
      const rising = list.slice().sort((a, b) => a - b);
      const cost = (m: number) => rising.slice(0, m).reduce((a, b) => a + b, 0) - Math.max(...rising.slice(0, m));
      const chosen = selectByEntropyBound(list, gamma);
      const m = chosen.length;
      if (list.length === 0) expect(m).toBe(0);
      else expect(m).toBeGreaterThan(0);
      if (m > 1) expect(cost(m)).toBeLessThanOrEqual(gamma + 1e-12);
      if (m < list.length) expect(cost(m + 1)).toBeGreaterThan(gamma - 1e-12);
    }),
  );
  // In another order: the second first, then the first (cost 0.5), then the third (cost 0.5 + 0.1 more).
  expect(Array.from(selectByEntropyBound([0.5, 0.6, 0.1], 0.55, { error: [1, 0, 2] }))).toEqual([0, 1]);
});

test('errors', () => {
  expect(() => selectTopK([Number.NaN], 1)).toThrow('selectTopK: `scores[0]` must be a number, got NaN.');
  expect(() => selectTopK([1], -1)).toThrow('`k` must be an integer of at least 0, got -1.');
  expect(() => selectByThreshold([1], Number.NaN)).toThrow('`threshold` must be a finite number, got NaN.');
  expect(() => selectByFactor([1], -1)).toThrow('`factor` must be a finite number of at least 0, got -1.');
  expect(() => selectByEntropyBound([1], -1)).toThrow('`gamma` must be a finite number of at least 0, got -1.');
  expect(() => selectByEntropyBound([1], 1, { error: [] })).toThrow(
    '`error` must have one entry per entropy (1), got [0].',
  );
});
