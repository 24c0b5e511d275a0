import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seriationCases } from '../test/golden.js';
import { badDistances, distances, sparse } from '../test/inputs.js';
import { vat } from './vat.js';

const cases = [...seriationCases('seriation'), ...seriationCases('seriation-extra')];
test.each(cases.filter(({ methods }) => methods.VAT))(
  '$name: the order is that of R, ties included',
  ({ distance, methods }) => {
    expect(Array.from(vat(distance))).toEqual(methods.VAT!.order0);
  },
);

test('it starts at an end of the largest distance, and then always takes a nearest object', () => {
  fc.assert(
    fc.property(distances(2), (distance) => {
      const order = Array.from(vat(distance));
      expect(Math.max(...distance[order[0]!]!)).toBe(Math.max(...distance.flat()));
      for (let k = 1; k < order.length; k++) {
        const toFirst = (j: number) => Math.min(...order.slice(0, k).map((i) => distance[i]![j]!));
        expect(toFirst(order[k]!)).toBe(Math.min(...order.slice(k).map(toFirst)));
      }
    }),
  );
});

test('no objects, one, two and all equal', () => {
  expect(vat([])).toEqual(new Int32Array(0));
  expect(vat([[0]])).toEqual(Int32Array.of(0));
  expect(
    vat([
      [0, 1],
      [1, 0],
    ]),
  ).toEqual(Int32Array.of(1, 0));
  expect(
    vat([
      [0, 0],
      [0, 0],
    ]),
  ).toEqual(Int32Array.of(0, 1));
});

test.each(badDistances)('refuses %s', (_, distance, message) => {
  expect(() => vat(distance)).toThrow(`vat${message}`);
});

test('refuses CSR', () => {
  expect(() => vat(sparse)).toThrow('vat: `distance` must be dense (rows or {data, size}), got "CSR".');
});
