import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatReward } from './format-reward.js';

const pieces = ['<think>', '</think>', '<answer>', '</answer>', ' ', '\n', '\u2003', 'a', '__proto__'];

test('the released form equals its regular expression, where JavaScript and Python agree on blanks', () => {
  const pattern = /^<think>[\s\S]*?<\/think>\s*<answer>[\s\S]*?<\/answer>$/;
  const inner = fc.array(fc.constantFrom(...pieces), { maxLength: 9 });
  fc.assert(
    fc.property(inner, fc.boolean(), (parts, isWrapped) => {
      const text = isWrapped ? `<think>${parts.join('')}</answer>` : parts.join('');
      expect(formatReward(text)).toBe(pattern.test(text) ? 1 : 0);
    }),
    { numRuns: 1000 },
  );
});

test('once: each tag once, in order, words in both blocks, blanks around them', () => {
  const once = (text: string) => formatReward(text, { variant: 'once' });
  expect(once(' <think>\na</think>\n<answer>b</answer>\n')).toBe(1);
  expect(once('<think>a</think>so<answer>b</answer>')).toBe(0);
  expect(once('<think>...</think><answer>b</answer>')).toBe(0);
  expect(once('<think>a</think><answer> </answer>')).toBe(0);
  expect(once('<think>a<think></think><answer>b</answer>')).toBe(0);
  expect(once('<answer>b</answer><think>a</think>')).toBe(0);
  expect(once('')).toBe(0);
});

test('a hundred thousand tags', () => {
  for (const tag of ['<think>', '</think>', '</think> ', '<answer>']) {
    expect(formatReward(`<think>${tag.repeat(1e5)}</answer>`)).toBe(0);
    expect(formatReward(tag.repeat(1e5), { variant: 'once' })).toBe(0);
  }
});

test('bad input', () => {
  expect(() => formatReward(undefined as never)).toThrow('formatReward: `text` must be a string, got undefined.');
  expect(() => formatReward('', { variant: 'strict' as never })).toThrow("`variant` must be 'released' | 'once'");
});
