import { expect, test } from 'vitest';
import { extractBoxed } from './extract-boxed.js';

test.each([
  ['\\boxed{1} then \\boxed{\\frac{1}{2}}', '\\frac{1}{2}'],
  ['\\boxed{\\{1,2\\}}', '\\{1,2\\}'],
  ['\\boxed{\\left\\{ x \\right.}', '\\left\\{ x \\right.'],
  ['\\fbox{ 7 }', '7'],
  ['\\boxed {7}', '7'],
  ['\\boxed 7.', '7'],
  ['\\boxed{}', ''],
  ['\\boxed{1} and \\boxed{2', null],
  ['\\boxed', null],
  ['\\boxedfoo', null],
  ['nothing', null],
  ['', null],
])('%s', (text, content) => {
  expect(extractBoxed(text)).toBe(content);
});
