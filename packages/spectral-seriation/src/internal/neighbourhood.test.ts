import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderedDistances } from '../../test/inputs.js';
import { antiRobinsonDeviations, antiRobinsonEvents } from '../anti-robinson.js';
import { inertia } from '../inertia.js';
import { linearSeriation } from '../linear-seriation.js';
import { pathLength } from '../path-length.js';
import type { Move } from '../refine-order.js';
import { antiRobinsonNeighbourhood } from './anti-robinson-neighbourhood.js';
import { linearLagNeighbourhood } from './linear-lag-neighbourhood.js';
import { insert, sweep } from './local-search.js';
import type { Neighbourhood } from './neighbourhood.js';
import { pathNeighbourhood } from './path-neighbourhood.js';
import { squaredLagNeighbourhood } from './squared-lag-neighbourhood.js';

type Matrix = { data: Float64Array; size: number };

const subjects: [string, (m: Matrix, order: Int32Array) => Neighbourhood, (m: Matrix, order: Int32Array) => number][] =
  [
    ['squared lags', (m, order) => squaredLagNeighbourhood(m, order, 2), inertia],
    [
      'linear lags',
      (m, order) => linearLagNeighbourhood(m, order, 2),
      (m, order) => linearSeriation(m, order, { form: 'merit' }),
    ],
    ['path length', pathNeighbourhood, pathLength],
    ['anti-Robinson events', (m, order) => antiRobinsonNeighbourhood(m, order, false), antiRobinsonEvents],
    ['anti-Robinson deviations', (m, order) => antiRobinsonNeighbourhood(m, order, true), antiRobinsonDeviations],
  ];

const instances = orderedDistances(2, 9).map(({ distance, order }) => ({
  matrix: { data: Float64Array.from(distance.flat()), size: distance.length },
  order: Int32Array.from(order),
}));

/** Every change that the neighbourhood names, beside what the criterion says. */
function expectChanges(neighbourhood: Neighbourhood, value: (order: Int32Array) => number) {
  const { order } = neighbourhood;
  const size = order.length;
  const changes = new Float64Array(size);
  const start = value(order);
  const expectChange = (what: string, change: number, result: number[]) =>
    expect(Math.abs(change - (value(Int32Array.from(result)) - start)), what).toBeLessThan(
      1e-9 * (1 + Math.abs(start)),
    );
  for (let p = 0; p < size; p++) {
    neighbourhood.insertions(p, changes);
    for (let q = 0; q < size; q++) {
      const result = Array.from(order);
      result.splice(q, 0, ...result.splice(p, 1));
      expectChange(`insertion ${p} to ${q}`, changes[q]!, result);
    }
    neighbourhood.swaps?.(p, changes);
    for (let q = p + 1; neighbourhood.swaps && q < size; q++) {
      const result = Array.from(order);
      [result[p], result[q]] = [result[q]!, result[p]!];
      expectChange(`swap ${p} and ${q}`, changes[q]!, result);
    }
  }
  for (let ends = 1; neighbourhood.reversals && ends < 2 * size - 2; ends++) {
    neighbourhood.reversals(ends, changes);
    for (let p = Math.max(0, ends - size + 1); p < ends - p; p++) {
      const middle = Array.from(order.subarray(p, ends - p + 1)).reverse();
      expectChange(`reversal ${p} to ${ends - p}`, changes[p]!, [
        ...order.subarray(0, p),
        ...middle,
        ...order.subarray(ends - p + 1),
      ]);
    }
  }
}

test.each(subjects)('%s: the changes of all moves are those of the criterion', (_, create, value) => {
  fc.assert(
    fc.property(instances, ({ matrix, order }) => {
      expectChanges(create(matrix, order), (changed) => value(matrix, changed));
    }),
    { numRuns: 40 },
  );
});

test.each(subjects)('%s: they still are after moves and after a reset', (_, create, value) => {
  const moves = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(instances, moves, ({ matrix, order }, pairs) => {
      const neighbourhood = create(matrix, order);
      const kinds: Move[] = neighbourhood.swaps ? ['swap', 'reversal', 'insertion'] : ['insertion'];
      for (const [p, q] of pairs) {
        insert(neighbourhood, p % order.length, q % order.length);
        const before = value(matrix, neighbourhood.order);
        const change = sweep(neighbourhood, kinds[(p + q) % kinds.length]!, 1e-9);
        expect(change).toBeLessThanOrEqual(0);
        expect(value(matrix, neighbourhood.order)).toBeCloseTo(before + change, 6);
      }
      expectChanges(neighbourhood, (changed) => value(matrix, changed));
      neighbourhood.order.set(order.slice().reverse());
      neighbourhood.reset();
      expectChanges(neighbourhood, (changed) => value(matrix, changed));
    }),
    { numRuns: 40 },
  );
});
