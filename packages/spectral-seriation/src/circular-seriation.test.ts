import { createRandom } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { circularSeriation } from './circular-seriation.js';

/** Similarities of items at `angles` on a circle. */
const around = (angles: ArrayLike<number>) =>
  Array.from(angles, (a) => Array.from(angles, (b) => Math.exp(2 * Math.cos(a - b))));

/** Number of neighbours around the circle that the order puts side by side. */
function kept(order: Int32Array, truth: ArrayLike<number>): number {
  const n = order.length;
  const position = new Int32Array(n);
  for (let k = 0; k < n; k++) position[truth[k]!] = k;
  return Array.from(order).filter((item, k) =>
    [1, n - 1].includes(Math.abs(position[item]! - position[order[(k + 1) % n]!]!)),
  ).length;
}

test('items around a circle come back in their cyclic order, dense and beyond the direct solver', () => {
  for (const n of [5, 24, 150]) {
    const truth = createRandom(n).permutation(n);
    const angles = new Float64Array(n);
    for (let k = 0; k < n; k++) angles[truth[k]!] = (2 * Math.PI * k) / n;
    const { order, ranking, eigenvalues } = circularSeriation(around(angles));
    expect(kept(order, truth)).toBe(n);
    expect(order[0]).toBe(0);
    expect(order[1]).toBeLessThan(order[n - 1]!);
    expect(ranking[order[3]!]).toBe(3);
    expect(eigenvalues[1]).toBeCloseTo(eigenvalues[0]!, 6);
  }
});

test('irregular angles: order kept, and the cut at the widest gap', () => {
  const random = createRandom(3);
  const angles = Array.from({ length: 40 }, () => random.uniform(0, 5)).sort((a, b) => a - b); // 5 to 2 pi is empty
  const order = Array.from(circularSeriation(around(angles), { cut: 'largestGap' }).order);
  expect(order).toEqual(Array.from({ length: 40 }, (_, i) => i));
});

test('bad input', () => {
  expect(() =>
    circularSeriation([
      [0, 1],
      [1, 0],
    ]),
  ).toThrow('must be an integer from 1 to 1, got 2.');
  expect(() => circularSeriation(around([0, 1, 2]), { cut: 'nowhere' as never })).toThrow(
    "circularSeriation: `cut` must be 'firstItem' | 'largestGap', got \"nowhere\".",
  );
});
