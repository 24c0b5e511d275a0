import { expect, test } from 'vitest';
import { logprobStatistics } from './logprob-statistics.js';

test('written out, with a mask', () => {
  const statistics = logprobStatistics([-0.1, -9, -0.3], { mask: [1, 0, 1] });
  expect(statistics.meanLogprob).toBeCloseTo(-0.2, 12);
  expect(statistics.meanNegativeLogLikelihood).toBeCloseTo(0.2, 12);
  expect(statistics.perplexity).toBeCloseTo(Math.exp(0.2), 12);
  expect(statistics.probability).toBeCloseTo(Math.exp(-0.4), 12);
});

test('no tokens: no mean, probability 1; long ones underflow to 0', () => {
  expect(logprobStatistics([])).toMatchObject({ meanLogprob: Number.NaN, probability: 1 });
  expect(logprobStatistics(new Float64Array(5000).fill(-1)).probability).toBe(0);
});

test('bad input', () => {
  expect(() => logprobStatistics([-1, 0.5])).toThrow('`tokenLogprobs` must be finite and at most 0, got 0.5.');
  expect(() => logprobStatistics([-Infinity])).toThrow('got -Infinity.');
  expect(() => logprobStatistics([-1], { mask: [] })).toThrow('`mask` must have one entry per token (1), got [0].');
});
