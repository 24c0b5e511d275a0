import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderedDistances, sparse } from '../test/inputs.js';
import { isRobinson } from './is-robinson.js';
import { randomRobinson } from './random-robinson.js';

test('it is what the definition over triples says', () => {
  fc.assert(
    fc.property(orderedDistances(0, 5), ({ distance: similarity, order }) => {
      const s = (i: number, j: number) => similarity[order[i]!]![order[j]!]!;
      let [robinson, strictly] = [true, true];
      for (let i = 0; i < order.length; i++) {
        for (let j = i + 1; j < order.length; j++) {
          for (let k = j + 1; k < order.length; k++) {
            const inner = Math.min(s(i, j), s(j, k));
            if (s(i, k) > inner) robinson = false;
            if (s(i, k) >= inner) strictly = false;
          }
        }
      }
      expect(isRobinson(similarity, { order })).toBe(robinson);
      expect(isRobinson(similarity, { order, strict: true })).toBe(strictly);
    }),
    { numRuns: 300 },
  );
});

test('points on a line are Robinson in their order, and only there', () => {
  const { similarity, order } = randomRobinson({ size: 30, seed: 4 });
  expect(isRobinson(similarity, { order, strict: true })).toBe(true);
  expect(isRobinson(similarity, { order: order.slice().reverse() })).toBe(true);
  expect(isRobinson(similarity)).toBe(false);
});

test('the tolerance is the excess that is allowed; strictly, the gap that is needed', () => {
  const similarity = [
    [0, 2, 3],
    [2, 0, 2],
    [3, 2, 0],
  ];
  expect(isRobinson(similarity, { tolerance: 0.999 })).toBe(false);
  expect(isRobinson(similarity, { tolerance: 1 })).toBe(true);
  const falling = [
    [0, 2, 1],
    [2, 0, 2],
    [1, 2, 0],
  ];
  expect(isRobinson(falling, { strict: true, tolerance: 0.999 })).toBe(true);
  expect(isRobinson(falling, { strict: true, tolerance: 1 })).toBe(false);
});

test('all equal is Robinson, not strictly; fewer than three objects are both', () => {
  const equal = [
    [0, 1, 1],
    [1, 0, 1],
    [1, 1, 0],
  ];
  expect([isRobinson(equal), isRobinson(equal, { strict: true })]).toEqual([true, false]);
  for (const few of [
    [],
    [[1]],
    [
      [1, 5],
      [5, 1],
    ],
  ])
    expect(isRobinson(few, { strict: true })).toBe(true);
});

test.each([
  [
    () =>
      isRobinson([
        [0, 1],
        [2, 0],
      ]),
    'isRobinson: `similarity[1][0]` must be symmetric, got 2.',
  ],
  [() => isRobinson([[Number.NaN]]), 'isRobinson: `similarity[0][0]` must be a finite number, got NaN.'],
  [() => isRobinson([[0, 1]]), 'isRobinson: `similarity[0]` must have one entry per row (1), got [2].'],
  [() => isRobinson([[0]], { order: [1] }), 'isRobinson: `order[0]` must name each object from 0 to 0 once, got 1.'],
  [() => isRobinson([], { tolerance: -1 }), 'isRobinson: `tolerance` must be a finite number of at least 0, got -1.'],
  [() => isRobinson(sparse), 'isRobinson: `similarity` must be dense (rows or {data, size}), got "CSR".'],
])('refuses %s', (call, message) => {
  expect(call).toThrow(message);
});
