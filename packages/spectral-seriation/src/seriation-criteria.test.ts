import type { MatrixInput } from '@cairn-ml/numeric';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { criteriaByDefinition } from '../test/definitions.js';
import { badDistances, orderedDistances, sparse } from '../test/inputs.js';
import {
  antiRobinsonDeviations,
  antiRobinsonEvents,
  bandedAntiRobinson,
  criterionDirections,
  gradientRaw,
  gradientWeighted,
  inertia,
  lazyPathLength,
  leastSquares,
  linearSeriation,
  measureOfEffectiveness,
  mooreStress,
  neumannStress,
  pathLength,
  rankCorrelation,
  relativeGeneralizedAntiRobinson,
  type SeriationCriteria,
  seriationCriteria,
  twoSum,
  weightedCorrelation,
} from './index.js';

const functions = {
  antiRobinsonDeviations,
  antiRobinsonEvents,
  bandedAntiRobinson,
  gradientRaw,
  gradientWeighted,
  inertia,
  lazyPathLength,
  leastSquares,
  linearSeriation,
  measureOfEffectiveness,
  mooreStress,
  neumannStress,
  pathLength,
  rankCorrelation,
  relativeGeneralizedAntiRobinson,
  seriationCriteria,
  twoSum,
  weightedCorrelation,
};
const names = Object.keys(functions) as (keyof typeof functions)[];

test('the bundle, its directions and the functions have the same names', () => {
  const criteria = names.filter((name) => name !== 'seriationCriteria').sort();
  expect(Object.keys(seriationCriteria([])).sort()).toEqual(criteria);
  expect(Object.keys(criterionDirections).sort()).toEqual(criteria);
});

function expectClose(actual: SeriationCriteria, expected: Partial<SeriationCriteria>, scale = 1) {
  for (const [name, value] of Object.entries(expected) as [keyof SeriationCriteria, number][]) {
    if (Number.isNaN(value)) expect(actual[name], name).toBeNaN();
    else expect(Math.abs(actual[name] - value), name).toBeLessThanOrEqual(1e-9 * Math.max(scale, Math.abs(value)));
  }
}

test('every criterion equals its definition', () => {
  fc.assert(
    fc.property(orderedDistances(0, 40), ({ distance, order }) => {
      expectClose(seriationCriteria(distance, order), criteriaByDefinition(distance, order), 1000);
    }),
    { numRuns: 60 },
  );
});

test('every criterion but the lazy path length is the same for the reversed order', () => {
  fc.assert(
    fc.property(orderedDistances(), ({ distance, order }) => {
      const { lazyPathLength: _, ...reversed } = seriationCriteria(distance, order.slice().reverse());
      expectClose(seriationCriteria(distance, order), reversed, 1000);
    }),
  );
});

test('an order of the matrix is the identity of the permuted matrix', () => {
  fc.assert(
    fc.property(orderedDistances(), ({ distance, order }) => {
      const permuted = order.map((a) => order.map((b) => distance[a]![b]!));
      expect(seriationCriteria(permuted)).toEqual(seriationCriteria(distance, order));
    }),
  );
});

test('points on a line in their order reach the best value of every anti-Robinson criterion', () => {
  const points = [0, 1, 3, 6, 6.5];
  const criteria = seriationCriteria(points.map((x) => points.map((y) => Math.abs(x - y))));
  expectClose(criteria, {
    antiRobinsonEvents: 0,
    antiRobinsonDeviations: 0,
    relativeGeneralizedAntiRobinson: 0,
    gradientRaw: 20,
    pathLength: 6.5,
  });
});

test('differences next to huge distances are not lost in the anti-Robinson deviations', () => {
  const far = 1e15;
  const distance = [
    [0, 0.3, 0.1, far, far],
    [0.3, 0, 0.2, far, far],
    [0.1, 0.2, 0, far, far],
    [far, far, far, 0, 0.1],
    [far, far, far, 0.1, 0],
  ];
  expect(antiRobinsonDeviations(distance)).toBeCloseTo(0.3, 15);
});

test.each([
  [[], 0],
  [[[0]], 0],
  [
    [
      [0, 2],
      [2, 0],
    ],
    2,
  ],
  [
    [
      [0, 0],
      [0, 0],
    ],
    0,
  ],
] as const)('with fewer than three objects there are no events and RGAR is NaN: %j', (distance, length) => {
  expectClose(seriationCriteria(distance), {
    antiRobinsonEvents: 0,
    antiRobinsonDeviations: 0,
    relativeGeneralizedAntiRobinson: Number.NaN,
    gradientRaw: 0,
    gradientWeighted: 0,
    pathLength: length,
    lazyPathLength: length,
    bandedAntiRobinson: length,
    inertia: 2 * length,
  });
});

test('all distances equal: no events, and every order has the same values', () => {
  const distance = Array.from({ length: 6 }, (_, i) => Array.from({ length: 6 }, (_, j) => (i === j ? 0 : 0.7)));
  const criteria = seriationCriteria(distance, [3, 1, 0, 5, 4, 2]);
  expectClose(criteria, { antiRobinsonEvents: 0, gradientRaw: 0, gradientWeighted: 0, pathLength: 3.5 });
  expect(criteria).toEqual(seriationCriteria(distance));
});

test('the input is not changed, and a dense typed matrix gives what rows give', () => {
  const distance = { data: Float64Array.of(0, 1, 3, 1, 0, 2, 3, 2, 0), size: 3 };
  const rows = [
    [0, 1, 3],
    [1, 0, 2],
    [3, 2, 0],
  ];
  expect(seriationCriteria(distance, [2, 0, 1])).toEqual(seriationCriteria(rows, Int32Array.of(2, 0, 1)));
  expect(distance.data).toEqual(Float64Array.of(0, 1, 3, 1, 0, 2, 3, 2, 0));
});

describe.each(names)('%s', (name) => {
  const criterion: (distance: MatrixInput, order?: ArrayLike<number>) => unknown = functions[name];

  if (name !== 'seriationCriteria') {
    test('alone gives what the bundle gives', () => {
      fc.assert(
        fc.property(orderedDistances(0, 8), ({ distance, order }) => {
          expect(criterion(distance, order)).toEqual(seriationCriteria(distance, order)[name]);
        }),
        { numRuns: 20 },
      );
    });
  }

  test.each(badDistances)('refuses %s', (_, distance, message) => {
    expect(() => criterion(distance)).toThrow(name + message);
  });

  test('refuses CSR distances', () => {
    const message = `${name}: \`distance\` must be dense (rows or {data, size}), got "CSR". Every pair is needed.`;
    expect(() => criterion(sparse)).toThrow(message);
  });

  test.each([
    [[0], 'order` must have one entry per object (2), got [1].'],
    [[0, 0], 'order[1]` must name each object from 0 to 1 once, got 0.'],
    [[0, 2], 'order[1]` must name each object from 0 to 1 once, got 2.'],
    [[0, 0.5], 'order[1]` must name each object from 0 to 1 once, got 0.5.'],
  ])('refuses the order %j', (order, message) => {
    expect(() =>
      criterion(
        [
          [0, 1],
          [1, 0],
        ],
        order,
      ),
    ).toThrow(`${name}: \`${message}`);
  });
});
