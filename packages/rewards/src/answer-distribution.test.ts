import { expect, test } from 'vitest';
import { answerDistribution } from './answer-distribution.js';

test('counts over uncertainties, written out', () => {
  const uncertainty = [0.2, 0.4, 0.9, 0.1, 0.3, 5];
  const { answers, answerOf, rollouts, valid } = answerDistribution(
    { answers: ['A', 'A', 'A', 'B', 'B', null], uncertainty },
    { epsilon: 1e-12 },
  );
  // 3 / 0.5 = 6 and 2 / 0.2 = 10
  expect(answers.map(({ probability }) => probability)).toEqual([
    expect.closeTo(6 / 16, 9),
    expect.closeTo(10 / 16, 9),
  ]);
  expect([Array.from(answerOf), rollouts, valid]).toEqual([[0, 0, 0, 1, 1, -1], 6, 5]);
});

test('no answers, no distribution', () => {
  expect(answerDistribution({ answers: [], uncertainty: [] }).answers).toEqual([]);
  expect(answerDistribution({ answers: [null, ' '], uncertainty: [1, 1] }).answers).toEqual([]);
});

test('an answer with u = 0 beside others takes nearly all', () => {
  const { answers } = answerDistribution({ answers: ['A', 'B'], uncertainty: [0, 1] });
  expect(answers[0]!.probability).toBeGreaterThan(1 - 1e-7);
});

test('errors name the function', () => {
  expect(() => answerDistribution(['A'])).toThrow('answerDistribution: `uncertainty[0]` must be');
});
