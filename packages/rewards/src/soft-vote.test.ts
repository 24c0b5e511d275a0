import fc from 'fast-check';
import { expect, test } from 'vitest';
import { softVote } from './soft-vote.js';

test('shares of the answers sum to the sum of squares over M, and are frequencies', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 1 }), (given) => {
      const { rewards } = softVote(given);
      for (const [i, answer] of given.entries())
        expect(rewards[i]).toBe(given.filter((each) => each === answer).length / given.length);
    }),
  );
});

test('over all rollouts, and masked ones', () => {
  expect(softVote(['A', 'A', 'B', null], { over: 'all', invalid: 'mask' }).rewards).toEqual([0.5, 0.5, 0.25, null]);
  expect(softVote([null, '']).rewards).toEqual([0, 0]);
});

test('bad options', () => {
  expect(() => softVote(['A'], { over: 'none' as never })).toThrow(
    "softVote: `over` must be 'valid' | 'all', got \"none\".",
  );
});
