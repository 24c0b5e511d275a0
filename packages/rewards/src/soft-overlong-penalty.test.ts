import { expect, test } from 'vitest';
import { softOverlongPenalty } from './soft-overlong-penalty.js';

test('flat, then a line, then -1', () => {
  const { rewards } = softOverlongPenalty([0, 80, 81, 100, 101], { maxLength: 100, cache: 20 });
  expect(rewards).toEqual([0, 0, -1 / 20, -1, -1]);
});

test('bad input', () => {
  expect(() => softOverlongPenalty([-1], { maxLength: 9, cache: 1 })).toThrow(
    '`lengths[0]` must be a finite number of at least 0',
  );
  expect(() => softOverlongPenalty([1], { maxLength: 9, cache: 10 })).toThrow(
    '`cache` must be a finite number from 1 to 9',
  );
});
