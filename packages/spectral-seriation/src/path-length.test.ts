import { expect, test } from 'vitest';
import { lazyPathLength, pathLength } from './path-length.js';

const corners = [0, 1, 10, 12].map((x) => [0, 1, 10, 12].map((y) => Math.abs(x - y)));

test('a path back and forth is as long as its steps', () => {
  expect(pathLength(corners)).toBe(12);
  expect(pathLength(corners, [2, 0, 3, 1])).toBe(10 + 12 + 11);
});

test('the lazy path puts long steps last', () => {
  expect(lazyPathLength(corners)).toBe(3 * 1 + 2 * 9 + 2);
  expect(lazyPathLength(corners, [3, 2, 1, 0])).toBe(3 * 2 + 2 * 9 + 1);
});
