import { CairnError, InvalidArgumentError } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { RewardError } from './reward-error.js';

test('says which reward failed and why, and keeps the cause', () => {
  const cause = new RangeError('too far');
  const error = new RewardError('combineRewards', 'length', 'failed', 'threw RangeError: too far', { cause });
  expect(error.message).toBe("combineRewards: reward 'length' threw RangeError: too far.");
  expect([error.reward, error.reason, error.cause]).toEqual(['length', 'failed', cause]);
});

test('is recognised as an error of its kind, and of no other', () => {
  const error = new RewardError('f', 'r', 'timeout', 'took too long');
  expect([CairnError.isInstance(error), RewardError.isInstance(error)]).toEqual([true, true]);
  expect(InvalidArgumentError.isInstance(error)).toBe(false);
});
