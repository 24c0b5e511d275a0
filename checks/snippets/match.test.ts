import { expect, test } from 'vitest';
import { matches, show, showPrinted } from './match.js';

test.each([
  ['0.3333333333333333', '0.3333333333333333'],
  ['0.3333333333333333', '0.333'],
  ['0.3333333333333333', '≈ 0.33'],
  ['-0.6666666666666667', '-0.667'],
  ['1.2345e-13', '1.2e-13'],
  ['123456.7', '1.2e5'],
  ['3', '3'],
  ['3.0000000000000004', '3.000'],
  ['[ 2, 0, 1 ]', '[2, 0, 1]'],
  ['[ 2, 0, 1 ]', 'Int32Array(3) [ 2, 0, 1 ]'],
  ["{ order: [ 2, 0 ], name: 'a' }", '{ order: [2, 0], name: "a" }'],
  ['{ order: [ 2, 0 ], residual: 1.7e-15 }', '{ order: [2, 0], … }'],
  ['[ 1, 2, 3, 4, 9 ]', '[1, 2, ..., 9]'],
  ['tau-b is 0.33333', 'tau-b is 0.333'],
  ['NaN', 'NaN'],
  ['-Infinity', '-Infinity'],
  ['it took 12.5 ms', 'it took … ms'],
])('%s is described by %s', (actual, claim) => {
  expect(matches(actual, claim)).toBe(true);
});

test.each([
  ['0.3333333333333333', '0.334'],
  ['0.3333333333333333', '0.3333333333333334'],
  ['0.3333333333333333', '0'],
  ['3.2', '3'],
  ['3', '3 rows'],
  ['3.2', '3.1'],
  ['[ 2, 0, 1 ]', '[2, 0]'],
  ['[ 2, 0, 1 ]', '2, 0, 1'],
  ['[ 2, 0, 1 ]', '[2, 1, 0]'],
  ['{ a: 1, b: 2 }', '{ a: 1 }'],
  ['{ a: 1 }', '{ a: 1, … }'],
  ['{ a: 1, b: 2 }', '{ b: … }'],
  ['NaN', '0.00'],
  ['true', 'false'],
  ["'1'", '1'],
  ['1.2e-13', '1.2e-12'],
  ['undefined', 'null'],
  ['', '1'],
])('%s is not described by %s', (actual, claim) => {
  expect(matches(actual, claim)).toBe(false);
});

test('typed arrays are shown as plain arrays, at any depth, on one line and whole', () => {
  const value = { order: Int32Array.of(2, 0), nested: [{ vector: Float64Array.of(0.5) }] };
  expect(show(value)).toBe('{ order: [ 2, 0 ], nested: [ { vector: [ 0.5 ] } ] }');
  expect(show(Array.from({ length: 200 }, (_, i) => i))).toContain('198, 199 ]');
  expect(show('text')).toBe("'text'");
});

test('printed texts have no quotes', () => {
  expect(showPrinted(['tau', 0.5, ['a'], Float32Array.of(1)])).toBe("tau 0.5 [ 'a' ] [ 1 ]");
});
