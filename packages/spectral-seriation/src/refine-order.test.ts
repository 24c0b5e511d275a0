import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seriationCases } from '../test/golden.js';
import { badDistances, orderedDistances, sparse } from '../test/inputs.js';
import {
  antiRobinsonDeviations,
  antiRobinsonEvents,
  criterionDirections,
  distanceToSimilarity,
  inertia,
  linearSeriation,
  pathLength,
  randomRobinson,
  refineOrder,
  twoSum,
} from './index.js';

const functions = {
  twoSum,
  inertia,
  linearSeriation,
  pathLength,
  antiRobinsonEvents,
  antiRobinsonDeviations,
};
const criteria = Object.keys(functions) as (keyof typeof functions)[];
const triangle = [
  [0, 1, 3],
  [1, 0, 2],
  [3, 2, 0],
];

const namesInR = {
  twoSum: '2SUM',
  inertia: 'Inertia',
  linearSeriation: 'LS',
  pathLength: 'Path_length',
  antiRobinsonEvents: 'AR_events',
  antiRobinsonDeviations: 'AR_deviations',
};
const cases = [...seriationCases('seriation'), ...seriationCases('seriation-extra')];
describe.each(cases.filter(({ distance }) => distance.length > 4))('$name', ({ distance, methods }) => {
  test.each(criteria)('from the spectral order, %s gets at least as good as with any method of R', (criterion) => {
    const sign = criterionDirections[criterion] === 'minimize' ? 1 : -1;
    const found = Object.values(methods).map((method) => method.criteria?.[namesInR[criterion]] ?? sign * Infinity);
    const best = Math.min(...found.map((value) => sign * value));
    const { value } = refineOrder(distance, methods.Spectral!.order0!, { criterion, restarts: 20 });
    expect(sign * value).toBeLessThanOrEqual(best + 1e-9 * Math.abs(best));
  });
});

test.each([
  ['Irish_scaled_euclid', 'twoSum', 81677.3547],
  ['Psych24_1-cor', 'twoSum', 31106.733],
  ['Zoo', 'twoSum', 2367662.69],
  ['Wood', 'twoSum', 23961538.5],
  ['Irish_scaled_euclid', 'antiRobinsonEvents', 2786],
  ['Psych24_1-cor', 'antiRobinsonEvents', 1074],
  ['Munsingen_shuffled', 'antiRobinsonEvents', 1687],
] as const)('%s: the first descent from the spectral order reaches a %s of %d', (name, criterion, reached) => {
  const { distance, methods } = cases.find((each) => each.name === name)!;
  const { value, converged } = refineOrder(distance, methods.Spectral!.order0!, { criterion });
  expect(value).toBeLessThanOrEqual(reached * (1 + 1e-8));
  expect(converged).toBe(true);
});

test.each(criteria)(
  '%s: never worse than the start, the value is that of the order, and no single move improves it',
  (criterion) => {
    const sign = criterionDirections[criterion] === 'minimize' ? 1 : -1;
    fc.assert(
      fc.property(orderedDistances(0, 7), fc.nat(3), ({ distance, order }, restarts) => {
        const result = refineOrder(distance, order, { criterion, restarts, seed: 3 });
        expect(result.startValue).toBeCloseTo(functions[criterion](distance, order), 9);
        expect(result.value).toBeCloseTo(functions[criterion](distance, result.order), 9);
        expect(sign * result.value).toBeLessThanOrEqual(sign * result.startValue);
        expect(result.converged).toBe(true);
        const slack = 1e-9 * (1 + Math.abs(result.value));
        for (let p = 0; p < order.length; p++) {
          for (let q = 0; q < order.length; q++) {
            const moved = Array.from(result.order);
            moved.splice(q, 0, ...moved.splice(p, 1));
            expect(sign * functions[criterion](distance, moved)).toBeGreaterThanOrEqual(sign * result.value - slack);
          }
        }
        expect(refineOrder(distance, result.order, { criterion }).value).toBeCloseTo(result.value, 9);
      }),
      { numRuns: 50 },
    );
  },
);

test('a shuffled line is put in order by every criterion', () => {
  const { distance } = randomRobinson({ size: 25, seed: 6 });
  const start = distance.data.subarray(0, 25).map((_, i) => i);
  for (const criterion of criteria) {
    const { order } = refineOrder(distance, start, { criterion, restarts: 40 });
    expect(antiRobinsonEvents(distance, order), criterion).toBe(0);
  }
});

test('the same seed gives the same result, and the input is not changed', () => {
  const { distance } = randomRobinson({ size: 30, seed: 1, noise: 1 });
  const copy = distance.data.slice();
  const start = Int32Array.from({ length: 30 }, (_, i) => i);
  const options = { criterion: 'pathLength', restarts: 5, seed: 9 } as const;
  expect(refineOrder(distance, start, options)).toEqual(refineOrder(distance, start, options));
  expect(distance.data).toEqual(copy);
  expect(start).toEqual(Int32Array.from({ length: 30 }, (_, i) => i));
});

test('a similarity gives what its distance gives', () => {
  const { distance } = randomRobinson({ size: 20, seed: 1, noise: 1 });
  const start = Int32Array.from({ length: 20 }, (_, i) => i);
  expect(refineOrder(distanceToSimilarity(distance), start, { input: 'similarity' })).toEqual(
    refineOrder(distance, start),
  );
});

test('moves and sweeps can be limited', () => {
  const { distance } = randomRobinson({ size: 30, seed: 2 });
  const start = Int32Array.from({ length: 30 }, (_, i) => i);
  const none = refineOrder(distance, start, { maxSweeps: 0 });
  expect(none).toEqual({
    order: start,
    value: none.startValue,
    startValue: none.startValue,
    sweeps: 0,
    converged: false,
  });
  const one = refineOrder(distance, start, { maxSweeps: 1 });
  expect([one.sweeps, one.converged]).toEqual([1, false]);
  for (const move of ['insertion', 'swap', 'reversal'] as const) {
    const { value, startValue } = refineOrder(distance, start, { moves: [move] });
    expect(value).toBeLessThan(startValue);
  }
  expect(refineOrder(distance, start, { moves: [] }).converged).toBe(true);
});

test('no objects, one, two and all equal', () => {
  for (const criterion of criteria) {
    expect(Array.from(refineOrder([], [], { criterion, restarts: 2 }).order)).toEqual([]);
    expect(Array.from(refineOrder([[0]], [0], { criterion, restarts: 2 }).order)).toEqual([0]);
    expect(
      Array.from(
        refineOrder(
          [
            [0, 1],
            [1, 0],
          ],
          [1, 0],
          { criterion, restarts: 2 },
        ).order,
      ),
    ).toEqual([1, 0]);
    const equal = [
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 0],
    ];
    expect(Array.from(refineOrder(equal, [2, 0, 1], { criterion, restarts: 2 }).order)).toEqual([2, 0, 1]);
  }
});

test('progress is reported per sweep and never gets worse; a signal ends the work', () => {
  const { distance } = randomRobinson({ size: 30, seed: 2, noise: 1 });
  const start = Int32Array.from({ length: 30 }, (_, i) => i);
  const seen: { restart: number; sweep: number; value: number }[] = [];
  const { value, sweeps } = refineOrder(distance, start, {
    restarts: 3,
    onProgress: (progress) => seen.push(progress),
  });
  expect(seen.map(({ sweep }) => sweep)).toEqual(Array.from({ length: sweeps }, (_, i) => i + 1));
  expect(seen.at(-1)!.restart).toBe(3);
  expect(seen.at(-1)!.value).toBeCloseTo(value, 6);
  seen.forEach((progress, i) => {
    expect(progress.value).toBeLessThanOrEqual((seen[i - 1]?.value ?? Infinity) * (1 + 1e-12));
  });
  const controller = new AbortController();
  const abort = () => controller.abort(new Error('enough'));
  expect(() => refineOrder(distance, start, { signal: controller.signal, onProgress: abort })).toThrow('enough');
});

test.each(badDistances)('refuses %s', (_, distance, message) => {
  const order = distance.map((_row, i) => i);
  for (const criterion of criteria)
    expect(() => refineOrder(distance, order, { criterion })).toThrow(`refineOrder${message}`);
});

test.each([
  [() => refineOrder(sparse, [0, 1]), 'refineOrder: `distance` must be dense (rows or {data, size}), got "CSR".'],
  [() => refineOrder(triangle, [0, 1]), 'refineOrder: `order` must have one entry per object (3), got [2].'],
  [() => refineOrder(triangle, [0, 1, 1]), 'refineOrder: `order[2]` must name each object from 0 to 2 once, got 1.'],
  [
    () => refineOrder(triangle, [0, 1, 2], { criterion: 'leastSquares' as never }),
    "refineOrder: `criterion` must be 'twoSum' | 'inertia' | 'linearSeriation' | 'pathLength' | 'antiRobinsonEvents' | 'antiRobinsonDeviations', got \"leastSquares\".",
  ],
  [
    () => refineOrder(triangle, [0, 1, 2], { criterion: 'pathLength', input: 'similarity' }),
    "refineOrder: `input` must be 'distance' for 'pathLength', got \"similarity\". Only 'twoSum' works on a similarity.",
  ],
  [
    () => refineOrder(triangle, [0, 1, 2], { moves: ['insertion', 'rotation' as never] }),
    "refineOrder: `moves[1]` must be 'insertion' | 'swap' | 'reversal', got \"rotation\".",
  ],
  [
    () => refineOrder(triangle, [0, 1, 2], { criterion: 'antiRobinsonEvents', moves: ['swap'] }),
    'refineOrder: `moves[0]` must be \'insertion\', got "swap".',
  ],
  [() => refineOrder([], [], { maxSweeps: -1 }), 'refineOrder: `maxSweeps` must be an integer of at least 0, got -1.'],
  [() => refineOrder([], [], { restarts: 0.5 }), 'refineOrder: `restarts` must be an integer of at least 0, got 0.5.'],
  [() => refineOrder([], [], { seed: Number.NaN }), 'refineOrder: `seed` must be an integer, got NaN.'],
])('refuses %s', (call, message) => {
  expect(call).toThrow(message);
});
