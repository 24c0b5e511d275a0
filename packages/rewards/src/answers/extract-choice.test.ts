import { expect, test } from 'vitest';
import { extractChoice } from './extract-choice.js';

test.each([
  ['The answer is (C).', 'C'],
  ['The answer is: b', 'B'],
  ['**Answer: D**', 'D'],
  ['The answer is a matter of taste', null],
  ['\\boxed{B}', 'B'],
  ['\\boxed{\\text{(c)}}', 'C'],
  ['(A) is wrong, so (B)', 'B'],
  ['so it must be **E**', 'E'],
  ['hence D.', 'D'],
  ['A vitamin', null],
  ['', null],
])('%s', (text, letter) => {
  expect(extractChoice(text)).toBe(letter);
});

test('only the letters that can be chosen', () => {
  expect(extractChoice('The answer is (G).')).toBe(null);
  expect(extractChoice('The answer is (G).', { letters: 'ABCDEFGHIJ' })).toBe('G');
  expect(() => extractChoice('', { letters: 'a' })).toThrow(
    'extractChoice: `letters` must be one or more capitals, got "a".',
  );
});
