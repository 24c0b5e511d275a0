import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractLastNumber } from './extract-last-number.js';

test.each([
  ['12 - 5 is -7', '-7'],
  ['from 3-4', '4'],
  ['costs $1,234.50.', '1,234.50'],
  ['1,2', '2'],
  ['about 1.5e-3 m', '1.5e-3'],
  ['3/4 of it', '3/4'],
  ['.5', '.5'],
  ['to 50\\%', '50%'],
  ['to 50 %', '50%'],
  ['x2', '2'],
  ['1.2.3', '3'],
  ['no number', null],
  ['', null],
])('%s', (text, found) => {
  expect(extractLastNumber(text)).toBe(found);
});

test('finds the number that was put last', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.stringMatching(/^[a-z ]*$/),
      (before, value, after) => {
        expect(extractLastNumber(`${before}: ${value} ${after.replaceAll('e', '')}`)).toBe(`${value}`);
      },
    ),
  );
});

test('a text of digits is no trouble', () => {
  expect(extractLastNumber('1'.repeat(1e6))).toBe('1'.repeat(400));
});
