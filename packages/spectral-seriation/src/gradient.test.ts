import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderedDistances } from '../test/inputs.js';
import { antiRobinsonEvents } from './anti-robinson.js';
import { gradientRaw, gradientWeighted } from './gradient.js';
import { linearSeriation } from './linear-seriation.js';

test('points on a line in their order have the largest raw gradient, 2 C(n, 3)', () => {
  const points = [0, 1, 3, 6, 6.5, 9];
  expect(gradientRaw(points.map((x) => points.map((y) => Math.abs(x - y))))).toBe(40);
});

test('without ties the raw gradient is all comparisons minus twice the events', () => {
  const distance = [
    [0, 5, 1, 4],
    [5, 0, 6, 2],
    [1, 6, 0, 3],
    [4, 2, 3, 0],
  ];
  expect(gradientRaw(distance)).toBe(8 - 2 * antiRobinsonEvents(distance));
});

test('the weighted gradient is 3/2 of the linear seriation merit, up to a constant', () => {
  fc.assert(
    fc.property(orderedDistances(), ({ distance, order }) => {
      const total = distance.flat().reduce((sum, d) => sum + d, 0) / 2;
      const merit = linearSeriation(distance, order, { form: 'merit' });
      expect(gradientWeighted(distance, order)).toBeCloseTo(1.5 * merit - (distance.length + 1) * total, 8);
    }),
  );
});
