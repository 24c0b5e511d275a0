import { expect, test } from 'vitest';
import { compare, isGiven } from './compare.js';

const difference = (actual: unknown, expected: unknown, tolerance = 1e-9) =>
  compare({ what: 'x', actual, expected, tolerance });

test.each([
  [1, 1],
  [1 + 5e-10, 1],
  [1e6 + 5e-4, 1e6],
  [Number.NaN, 'NaN'],
  [Infinity, 'Infinity'],
  [-Infinity, '-Infinity'],
  ['text', 'text'],
  ['constructor', 'constructor'],
  [true, true],
  [undefined, null],
  [Float64Array.of(1, 2), [1, 2]],
  [
    { a: 1, b: [2, Number.NaN] },
    { b: [2, 'NaN'], a: null },
  ],
  [[], []],
  [
    [7, 2],
    [null, 2],
  ],
])('%o equals the expected %o', (actual, expected) => {
  expect(difference(actual, expected)).toBeUndefined();
});

test.each([
  [1 + 2e-9, 1, 'x: got 1.000000002, expected 1 (tolerance 1e-9)'],
  [1e-8, 0, 'x: got 1e-8, expected 0 (tolerance 1e-9)'],
  [Number.NaN, 1, 'x: got NaN, expected 1'],
  [1, 'NaN', 'x: got 1, expected "NaN"'],
  [1, 'Infinity', 'x: got 1, expected "Infinity"'],
  [Infinity, 1, 'x: got Infinity, expected 1'],
  [Infinity, '-Infinity', 'x: got Infinity, expected "-Infinity"'],
  [undefined, 1, 'x: got undefined, expected 1'],
  ['1', 1, 'x: got "1", expected 1'],
  [1, '1', 'x: got 1, expected "1"'],
  [false, true, 'x: got false, expected true'],
  [null, 1, 'x: got null, expected 1'],
  [[1, 2, 3], [1, 2], 'x: got 3 entries, expected 2 entries'],
  [{ 0: 1 }, [1], 'x: got an object, expected 1 entries'],
  [Float64Array.of(1, 2), [1, 3], 'x[1]: got 2, expected 3'],
  [{ a: { b: 1 } }, { a: { b: 2 } }, 'x.a.b: got 1, expected 2'],
  [{}, { a: 1 }, 'x.a: got undefined, expected 1'],
  [3, [3], 'x: got 3, expected [3]'],
  [3, undefined, 'x: the case has no such expected value'],
])('%o differs from the expected %o', (actual, expected, message) => {
  expect(difference(actual, expected)).toContain(message);
});

test('no tolerance, no pass', () => {
  expect(difference(1, 1.1, Number.NaN)).toContain('expected 1.1');
  expect(difference(1, 2, undefined as never)).toContain('expected 2');
});

test('isGiven sees whether anything would be compared', () => {
  expect([0, 'NaN', [null, 1], { a: { b: false } }].every(isGiven)).toBe(true);
  expect([null, [], {}, [null], { a: null }].some(isGiven)).toBe(false);
});
