import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../../test/any-text.js';
import { type ExtractionMethod, extractAnswer } from './extract-answer.js';

const v1: ExtractionMethod[] = ['boxed', 'phrase', 'lastNumber'];

test.each<[string, readonly ExtractionMethod[], string | null]>([
  ['x \\boxed{7} y 8', ['boxed'], '7'],
  ['no box 8', ['boxed'], null],
  ['\\boxed{} 8', ['boxed', 'lastNumber'], '8'],
  ['The answer is 3.5. Next: 9', v1, '3.5'],
  ['the final answer is: $\\frac{1}{2}$.', v1, '\\frac{1}{2}'],
  ['答案是7。', v1, '7'],
  ['The answer is\nunknown, 4', v1, '4'],
  ['about 12 apples', v1, '12'],
  ['none', v1, null],
  ['It is (B).', ['choice'], 'B'],
])('%s by %o', (text, methods, found) => {
  expect(extractAnswer(text, { methods })).toBe(found);
});

test('any text: a string that is not empty, or null', () => {
  fc.assert(
    fc.property(anyText(40), (text) => {
      const found = extractAnswer(text, { methods: ['boxed', 'phrase', 'choice', 'lastNumber'] });
      expect(found === null || found.length > 0).toBe(true);
    }),
  );
});

test('bad arguments', () => {
  expect(() => extractAnswer(null as never)).toThrow('extractAnswer: `text` must be a string, got null.');
  expect(() => extractAnswer('', { methods: [] })).toThrow('extractAnswer: `methods` must name at least one');
  expect(() => extractAnswer('', { methods: ['regex' as never] })).toThrow(
    "extractAnswer: `methods` must be 'boxed' | 'phrase'",
  );
});
