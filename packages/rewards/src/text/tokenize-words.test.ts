import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenizeWords } from './tokenize-words.js';

test.each([
  ["Heart's size: 2.5 cm, stable.", ['heart', 's', 'size', '2.5', 'cm', 'stable']],
  ['5. Rib', ['5', 'rib']],
  ['1,234.5', ['1,234.5']],
  ['Pleuraerguß bei Ödem', ['pleuraerguß', 'bei', 'ödem']],
  ['हृदय सामान्य', ['हृदय', 'सामान्य']],
  ['心臓は正常。', ['心臓は正常']],
  ['...', []],
  ['', []],
])('%s', (text, words) => {
  expect(tokenizeWords(text)).toEqual(words);
});

test('any text is survived, long runs of digits included', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(tokenizeWords(text)).not.toContain('');
    }),
  );
  expect(tokenizeWords('1'.repeat(1e6))).toHaveLength(1);
  expect(tokenizeWords('1.'.repeat(1e5))).toHaveLength(1);
});
