import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderedDistances } from '../test/inputs.js';
import { antiRobinsonDeviations, antiRobinsonEvents } from './anti-robinson.js';
import { isRobinson } from './is-robinson.js';
import { robinsonDeviation } from './robinson-deviation.js';

test('largest is half the largest excess over nested pairs, which worst names', () => {
  fc.assert(
    fc.property(orderedDistances(0, 9), ({ distance: similarity, order }) => {
      const s = (i: number, j: number) => similarity[order[i]!]![order[j]!]!;
      let excess = 0;
      for (let a = 0; a < order.length; a++) {
        for (let d = a + 1; d < order.length; d++) {
          for (let b = a; b < d; b++) for (let c = b + 1; c <= d; c++) excess = Math.max(excess, s(a, d) - s(b, c));
        }
      }
      const { largest, worst } = robinsonDeviation(similarity, order);
      expect(largest).toBe(excess / 2);
      if (excess === 0) expect(worst).toBeNull();
      else {
        const [[a, d], [b, c]] = [worst!.outer, worst!.inner];
        expect(similarity[a]![d]! - similarity[b]![c]!).toBe(excess);
        const at = [a, b, c, d].map((object) => order.indexOf(object));
        expect(at).toEqual(at.slice().sort((x, y) => x - y));
      }
    }),
  );
});

test('changing entries by largest is enough: the matrix halfway between the bounds is Robinson', () => {
  fc.assert(
    fc.property(orderedDistances(2, 9), ({ distance: similarity }) => {
      const { largest } = robinsonDeviation(similarity);
      const nearest = similarity.map((row, i) =>
        row.map((_, j) => {
          const [a, d] = [Math.min(i, j), Math.max(i, j)];
          let above = -Infinity; // the largest entry farther from the diagonal, which this one must reach
          for (let k = 0; k <= a; k++) for (let l = d; l < row.length; l++) above = Math.max(above, similarity[k]![l]!);
          return a === d ? 0 : above - largest;
        }),
      );
      expect(isRobinson(nearest, { tolerance: 1e-12 })).toBe(true);
      nearest.forEach((row, i) => {
        row.forEach((value, j) => {
          if (i !== j) expect(Math.abs(value - similarity[i]![j]!)).toBeLessThanOrEqual(largest + 1e-12);
        });
      });
    }),
  );
});

test('events and deviations are those of the distance max s - s', () => {
  fc.assert(
    fc.property(orderedDistances(), ({ distance: similarity, order }) => {
      const top = Math.max(0, ...similarity.flat());
      const distance = similarity.map((row, i) => row.map((value, j) => (i === j ? 0 : top - value)));
      const { events, deviations } = robinsonDeviation(similarity, order);
      // subtracting from the maximum can round two similarities to one distance
      expect(events).toBeGreaterThanOrEqual(antiRobinsonEvents(distance, order));
      expect(deviations).toBeCloseTo(antiRobinsonDeviations(distance, order), 9);
    }),
  );
});

test('nothing to compare, nothing wrong', () => {
  const nothing = { largest: 0, events: 0, deviations: 0, worst: null };
  expect(robinsonDeviation([])).toEqual(nothing);
  expect(robinsonDeviation([[1]])).toEqual(nothing);
  expect(
    robinsonDeviation([
      [1, -2],
      [-2, 1],
    ]),
  ).toEqual(nothing);
});

test.each([
  [
    () =>
      robinsonDeviation([
        [0, 1],
        [2, 0],
      ]),
    'robinsonDeviation: `similarity[1][0]` must be symmetric, got 2.',
  ],
  [
    () => robinsonDeviation([[Infinity]]),
    'robinsonDeviation: `similarity[0][0]` must be a finite number, got Infinity.',
  ],
  [() => robinsonDeviation([[0]], [0, 1]), 'robinsonDeviation: `order` must have one entry per object (1), got [2].'],
])('refuses %s', (call, message) => {
  expect(call).toThrow(message);
});
