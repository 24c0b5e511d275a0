import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderedDistances } from '../test/inputs.js';
import { rankCorrelation } from './rank-correlation.js';

test('distances that grow with the difference in position, and tie with it, have correlation 1', () => {
  const distance = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => Math.abs(i - j) ** 3));
  expect(rankCorrelation(distance)).toBeCloseTo(1, 15);
  expect(rankCorrelation(distance, [1, 0, 2, 3])).toBeLessThan(1);
});

test('it lies between 0 and 1, and only the order of the distances matters', () => {
  fc.assert(
    fc.property(orderedDistances(3), ({ distance, order }) => {
      const value = rankCorrelation(distance, order);
      const squared = distance.map((row) => row.map((d) => Math.round(d) ** 2));
      const rounded = distance.map((row) => row.map(Math.round));
      expect(rankCorrelation(squared, order)).toEqual(rankCorrelation(rounded, order));
      if (!Number.isNaN(value)) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
      }
    }),
  );
});

test('it is NaN for fewer than three objects and for equal distances', () => {
  expect(rankCorrelation([])).toBeNaN();
  expect(rankCorrelation([[0]])).toBeNaN();
  expect(
    rankCorrelation([
      [0, 1],
      [1, 0],
    ]),
  ).toBeNaN();
  expect(
    rankCorrelation([
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 0],
    ]),
  ).toBeNaN();
});
