import { expect, test } from 'vitest';
import { tokenOverlap } from './token-overlap.js';

test('distinct words, as Python splits them: a byte order mark is no white space, a file separator is', () => {
  expect(tokenOverlap('a a b', 'a b c')).toBe(2);
  expect(tokenOverlap('a\u001cb\u0085c', 'a b c')).toBe(3);
  expect(tokenOverlap('a\ufeffb', 'a b')).toBe(0);
  expect(tokenOverlap('', ' ')).toBe(0);
  expect(tokenOverlap('__proto__ constructor', 'constructor')).toBe(1);
});
