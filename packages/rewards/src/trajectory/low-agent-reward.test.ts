import { expect, test } from 'vitest';
import { lowAgentReward } from './low-agent-reward.js';

const context = { query: 'a b', goldAnswer: 'yes' };

test('the threshold is met at 0.15: characters are code points', () => {
  const of = (answer: string) => lowAgentReward([{ source: 'RAG', answer }], context);
  const filler = (length: number) => `a ${'\u{1F600}'.repeat(length - 2)}`;
  expect(of(filler(13))).toBe(0.5); // 2 / 13
  expect(of(filler(14))).toBe(-0.5); // 2 / 14
});

test('the mean over retrievals with an answer', () => {
  const good = { source: 'RAG', subquery: 'b', answer: 'yes' } as const;
  const bad = { source: 'RAG', answer: 'x' } as const;
  expect(lowAgentReward([good, bad, { source: 'LLM', answer: 'yes' }, { source: 'RAG' }], context)).toBe(0);
  expect(lowAgentReward([{ source: 'LLM' }], context)).toBe(0);
});

test('counted in words, a long answer can be good', () => {
  const steps = [{ source: 'RAG', answer: 'yes because of the many comorbid conditions' }] as const;
  expect(lowAgentReward(steps, { query: 'x', goldAnswer: 'yes' }, { lengthIn: 'words' })).toBe(0.5); // 10 / 7
  const long = [{ source: 'RAG', answer: `yes ${'comorbidity '.repeat(9)}` }] as const;
  expect(lowAgentReward(long, { query: 'x', goldAnswer: 'yes' })).toBe(-0.5); // 10 / 112
  expect(() => lowAgentReward([], context, { lengthIn: 'bytes' as never })).toThrow("`lengthIn` must be 'characters'");
});
