import { expect, test } from 'vitest';
import { selectHighCovariance } from './select-high-covariance.js';

test('the tokens that drive the entropy down most', () => {
  const logprobs = [
    [-0.1, -4],
    [-0.1, -4],
  ];
  // likely tokens of a good response, and unlikely ones of a bad one
  expect(selectHighCovariance(logprobs, [1, -1], { ratio: 0.5 })).toEqual([Uint8Array.of(1, 0), Uint8Array.of(0, 1)]);
});

test('one at least, none with a ratio of 0, ties from the front, nothing of nothing', () => {
  const logprobs = [[-1, -1], [-1]];
  expect(selectHighCovariance(logprobs, [1, -1])).toEqual([Uint8Array.of(1, 0), Uint8Array.of(0)]);
  expect(selectHighCovariance(logprobs, [1, -1], { ratio: 0 })).toEqual([Uint8Array.of(0, 0), Uint8Array.of(0)]);
  const mask = [[0, 1], [0]];
  expect(selectHighCovariance(logprobs, [1, -1], { mask })).toEqual([Uint8Array.of(0, 1), Uint8Array.of(0)]);
  expect(selectHighCovariance([], [])).toEqual([]);
});

test('errors name the argument', () => {
  expect(() => selectHighCovariance([[1]], [1], { ratio: -1 })).toThrow('selectHighCovariance: `ratio` must be');
  expect(() => selectHighCovariance([[Number.NaN]], [1])).toThrow('selectHighCovariance: `logprobs[0][0]`');
});
