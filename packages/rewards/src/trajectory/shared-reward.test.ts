import { expect, test } from 'vitest';
import { rankTerm, sharedReward } from './shared-reward.js';

const wrong = { prediction: 'maybe', goldAnswer: 'no' };

test('a prediction that says nothing is wrong, as released it is the first class', () => {
  expect(sharedReward(wrong, { task: 'yesNo' }).reward).toBe(0);
  expect(sharedReward(wrong, { task: 'yesNo', variant: 'released' }).reward).toBe(5);
  expect(sharedReward({ prediction: null, goldAnswer: 'yes' }, { task: 'yesNo' }).reward).toBe(0);
  expect(sharedReward({ prediction: 'x', goldAnswer: 'y' }, { task: 'lengthOfStay' }).reward).toBe(0);
});

test('the rank term is there with a good path only, and a tie is against it', () => {
  const of = (positiveHistory: string | null, negativeHistory?: string) =>
    sharedReward(
      { ...wrong, history: 'a b', positiveHistory, ...(negativeHistory !== undefined && { negativeHistory }) },
      { task: 'yesNo', rankSize: 0.25, answerWeight: 1 },
    ).rank;
  expect([of(null, 'a'), of('a b', 'a'), of('a', 'b'), of('', ''), of('a')]).toEqual([0, 0.25, -0.25, -0.25, 0.25]);
  expect(rankTerm('', 'a', '')).toBe(-0.1);
});

test('errors name the argument', () => {
  expect(() => rankTerm('', '', '', { size: -1 })).toThrow('rankTerm: `size` must be a finite number');
  expect(() => sharedReward(wrong, { task: 'yesNo', answerWeight: Number.NaN })).toThrow('`answerWeight` must be');
});
