import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderedDistances } from '../test/inputs.js';
import { antiRobinsonEvents, relativeGeneralizedAntiRobinson } from './anti-robinson.js';

const distance = [
  [0, 1, 3],
  [1, 0, 2],
  [3, 2, 0],
];

function eventsByDefinition(rows: number[][], order: number[], window: number): { events: number; triples: number } {
  const d = (i: number, j: number) => rows[order[i]!]![order[j]!]!;
  let [events, triples] = [0, 0];
  for (let i = 0; i < order.length; i++) {
    for (let j = 0; j < order.length; j++) {
      for (let k = 0; k < order.length; k++) {
        const [nearer, farther] = [Math.abs(i - j), Math.abs(i - k)];
        if (j < i !== k < i || nearer === 0 || nearer >= farther || farther > window) continue;
        triples++;
        if (d(i, j) > d(i, k)) events++;
      }
    }
  }
  return { events, triples };
}

test('RGAR counts the events within the window, and the pairs that it compares', () => {
  fc.assert(
    fc.property(orderedDistances(3, 20), fc.nat(), ({ distance, order }, seed) => {
      const window = 2 + (seed % (order.length - 2));
      const { events, triples } = eventsByDefinition(distance, order, window);
      expect(relativeGeneralizedAntiRobinson(distance, order, { window, relative: false })).toBe(events);
      expect(relativeGeneralizedAntiRobinson(distance, order, { window })).toBe(events / triples);
    }),
  );
});

test('a row long enough for several merges is counted as by definition', () => {
  const random = fc.sample(orderedDistances(150, 150), { numRuns: 2, seed: 5 });
  for (const { distance, order } of random) {
    expect(antiRobinsonEvents(distance, order)).toBe(eventsByDefinition(distance, order, 150).events);
  }
});

test('fewer than three objects have no pair to compare, whatever the window', () => {
  expect(
    relativeGeneralizedAntiRobinson(
      [
        [0, 1],
        [1, 0],
      ],
      undefined,
      { window: 7 },
    ),
  ).toBeNaN();
  expect(relativeGeneralizedAntiRobinson([], [], { relative: false })).toBe(0);
});

test.each([1, 3, 2.5, Number.NaN])('refuses the window %d of three objects', (window) => {
  expect(() => relativeGeneralizedAntiRobinson(distance, undefined, { window })).toThrow(
    `relativeGeneralizedAntiRobinson: \`window\` must be an integer from 2 to 2, got ${window}.`,
  );
});
