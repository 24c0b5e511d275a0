import fc from 'fast-check';
import { expect, test } from 'vitest';
import { argsort } from './argsort.js';
import { createRandom } from './random.js';

/** The definition: a stable sort of the indices with a comparator. */
function reference(values: ArrayLike<number>, sign = 1): number[] {
  const compare = (a: number, b: number) => (a < b ? -sign : a > b ? sign : 0);
  return Array.from(values, (_, i) => i).sort((i, j) => compare(values[i]!, values[j]!));
}

const anyNumbers = fc.array(fc.double({ noNaN: true }), { maxLength: 300 });
const manyTies = fc.array(fc.constantFrom(-Infinity, -1.5, -0, 0, 5e-324, 0.5, 1e300, Infinity), { maxLength: 300 });
const integers = fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 300 });

test('equals a stable comparator sort, up and down', () => {
  fc.assert(
    fc.property(fc.oneof(anyNumbers, manyTies, integers), (values) => {
      expect([...argsort(values)]).toEqual(reference(values));
      expect([...argsort(values, { descending: true })]).toEqual(reference(values, -1));
    }),
    { numRuns: 400 },
  );
});

/** Inputs that take each way through the sort: no sort, counting, short and long runs of keys that agree in their upper bits. */
const random = createRandom(1);
const size = 4000;
const numbers = (next: (i: number) => number) => Float64Array.from({ length: size }, (_, i) => next(i));
test.each([
  ['ascending', numbers((i) => Math.floor(i / 3) / 7)],
  ['descending', numbers((i) => -i / 7)],
  ['integers of a small range', numbers(() => random.integer(-1000, 1000))],
  ['integers of a large range', numbers(() => random.integer(-1e12, 1e12))],
  ['continuous', numbers(() => random.normal())],
  ['few distinct values', numbers(() => random.integer(0, 9) / 10)],
  ['all magnitudes', numbers(() => random.normal() * 10 ** random.uniform(-300, 300))],
  ['subnormal', numbers(() => random.integer(-5000, 5000) * 5e-324)],
  ['last bits only', numbers(() => 1 + random.integer(0, 3000) * Number.EPSILON)],
  ['last bits only, negative', numbers(() => -1 - random.integer(0, 3000) * Number.EPSILON)],
  [
    'last bits beside other values',
    numbers((i) => (i % 2 ? random.normal() : 1 + random.integer(0, 40) * Number.EPSILON)),
  ],
  ['clusters of close values', numbers((i) => (i % 400) + random.integer(0, 40) * 2 ** -40)],
  ['zeros of both signs', numbers((i) => [0, -0, 5e-324, -5e-324][(i * 7) % 4]!)],
])('%s values come in order', (_, values) => {
  expect([...argsort(values)]).toEqual(reference(values));
  expect([...argsort(values, { descending: true })]).toEqual(reference(values, -1));
});

test('the input is left alone, and lists of every kind are read', () => {
  const values = Float64Array.of(3, 1, 2);
  argsort(values, { descending: true });
  expect(values).toEqual(Float64Array.of(3, 1, 2));
  const expected = Int32Array.of(1, 2, 0);
  for (const list of [[3, 1, 2], Float32Array.of(3, 1, 2), Uint8Array.of(3, 1, 2), { 0: 3, 1: 1, 2: 2, length: 3 }]) {
    expect(argsort(list)).toEqual(expected);
  }
  expect(argsort([])).toEqual(new Int32Array(0));
  expect(argsort([7])).toEqual(new Int32Array(1));
});

test('NaN is refused by index', () => {
  const message = 'argsort: `values[1]` must be a number, got NaN.';
  expect(() => argsort([1, Number.NaN])).toThrow(message);
  expect(() => argsort(Float64Array.of(1, Number.NaN))).toThrow(message);
});
