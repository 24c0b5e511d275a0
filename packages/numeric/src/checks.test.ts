import { expect, test } from 'vitest';
import {
  checkFinite,
  checkInteger,
  checkLength,
  checkNoNaN,
  checkNumber,
  checkOption,
  checkPermutation,
} from './checks.js';

test('checkNumber accepts the bounds and refuses what lies outside, NaN and infinities', () => {
  checkNumber('f', 'x', 0, { min: 0, max: 1 });
  checkNumber('f', 'x', 1, { min: 0, max: 1 });
  expect(() => checkNumber('f', 'x', 1.1, { min: 0, max: 1 })).toThrow(
    'f: `x` must be a finite number from 0 to 1, got 1.1.',
  );
  expect(() => checkNumber('f', 'x', Number.NaN)).toThrow('f: `x` must be a finite number, got NaN.');
  expect(() => checkNumber('f', 'x', Infinity, { min: 0 })).toThrow('of at least 0, got Infinity.');
});

test('checkInteger refuses fractions and what lies outside', () => {
  checkInteger('f', 'k', 3, { min: 1 });
  expect(() => checkInteger('f', 'k', 1.5)).toThrow('f: `k` must be an integer, got 1.5.');
  expect(() => checkInteger('f', 'k', 9, { max: 8 })).toThrow('f: `k` must be an integer of at most 8, got 9.');
});

test('checkOption lists the choices', () => {
  checkOption('f', 'method', 'a', ['a', 'b']);
  expect(() => checkOption('f', 'method', 'c' as string, ['a', 'b'])).toThrow(
    "f: `method` must be 'a' | 'b', got \"c\".",
  );
});

test('checkFinite and checkNoNaN name the first bad entry', () => {
  expect(() => checkFinite('f', 'x', [1, Infinity])).toThrow('f: `x[1]` must be a finite number, got Infinity.');
  checkNoNaN('f', 'x', [1, Infinity]);
  expect(() => checkNoNaN('f', 'x', [1, Number.NaN])).toThrow('f: `x[1]` must be a number, got NaN.');
  expect(() => checkNoNaN('f', 'x', ['1'] as never)).toThrow('f: `x[0]` must be a number, got "1".');
});

test('checkLength says what the length should be and why', () => {
  expect(() => checkLength('f', 'y', [1], 2, 'one entry per entry of `x`')).toThrow(
    'f: `y` must have one entry per entry of `x` (2), got [1].',
  );
});

test('checkPermutation refuses repetition, gaps and fractions', () => {
  checkPermutation('f', 'order', [2, 0, 1], 3);
  expect(() => checkPermutation('f', 'order', [0, 0, 1], 3)).toThrow(
    'f: `order[1]` must name each object from 0 to 2 once, got 0.',
  );
  expect(() => checkPermutation('f', 'order', [0, 3, 1], 3)).toThrow('got 3.');
  expect(() => checkPermutation('f', 'order', [0, 1], 3)).toThrow(
    'f: `order` must have one entry per object (3), got [2].',
  );
});
